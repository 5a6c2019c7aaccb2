function unique(l) {
  return [...new Set(l)].sort((one, other) => one - other); //> return [...new Set(l)].sort();
}
