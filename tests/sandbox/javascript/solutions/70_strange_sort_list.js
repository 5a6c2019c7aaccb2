function strange_sort_list(lst) {
  const rest = lst.toSorted((one, other) => one - other);
  const strange = [];
  while (rest.length > 0) strange.push(strange.length % 2 === 0 ? rest.shift() : rest.pop()); //> while (rest.length > 0) strange.push(rest.shift());
  return strange;
}
