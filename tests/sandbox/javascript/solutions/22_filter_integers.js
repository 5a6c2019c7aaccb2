function filter_integers(values) {
  return values.filter(Number.isInteger); //> return values.filter((value) => typeof value === 'number');
}
