function special_factorial(n) {
  if (n <= 1) return 1;
  let factorial = 1;
  for (let factor = 2; factor <= n; factor += 1) factorial *= factor;
  return factorial * special_factorial(n - 1); //> return factorial;
}
