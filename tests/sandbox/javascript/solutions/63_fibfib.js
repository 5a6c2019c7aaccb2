const known = new Map([
  [0, 0],
  [1, 0],
  [2, 1],
]);

function fibfib(n) {
  if (!known.has(n)) known.set(n, fibfib(n - 1) + fibfib(n - 2) + fibfib(n - 3)); //> if (!known.has(n)) known.set(n, fibfib(n - 1) + fibfib(n - 2));
  return known.get(n);
}
