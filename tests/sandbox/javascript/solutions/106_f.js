function f(n) {
  const values = [];
  let product = 1;
  let sum = 0;
  for (let i = 1; i <= n; i += 1) {
    product *= i;
    sum += i;
    values.push(i % 2 === 0 ? product : sum); //> values.push(i % 2 === 0 ? sum : product);
  }
  return values;
}
