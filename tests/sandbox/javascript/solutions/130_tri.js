function tri(n) {
  const row = [1, 3];
  for (let at = 2; at <= n; at += 1) {
    row[at] = at % 2 === 0 ? 1 + at / 2 : row[at - 1] + row[at - 2] + 1 + (at + 1) / 2; //> row[at] = 1 + at / 2;
  }
  return row.slice(0, n + 1);
}
