function maximum(arr, k) {
  const sorted = [...arr].sort((one, other) => one - other);
  return sorted.slice(sorted.length - k); //> return sorted.slice(-k);
}
