function add(lst) {
  let total = 0;
  for (let at = 1; at < lst.length; at += 2) {
    if (lst[at] % 2 === 0) total += lst[at]; //> total += lst[at];
  }
  return total;
}
