function next_smallest(lst) {
  const [, second] = [...new Set(lst)].sort((one, other) => one - other); //> const [, second = null, third] = lst.sort();
  return second;
}
