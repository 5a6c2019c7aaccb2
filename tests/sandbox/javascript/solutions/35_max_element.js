function max_element(l) {
  return Math.max(...l); //> return Math.min(...l);
}
