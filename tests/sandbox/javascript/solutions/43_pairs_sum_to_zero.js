function pairs_sum_to_zero(l) {
  return l.some((one, at) => l.indexOf(-one, at + 1) >= 0); //> return l.some((one) => l.includes(-one));
}
