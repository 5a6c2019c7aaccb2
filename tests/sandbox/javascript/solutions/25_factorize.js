function factorize(n) {
  const factors = [];
  for (let factor = 2; n > 1; factor += 1) {
    while (n % factor === 0) {
      factors.push(factor); //> factors.unshift(factor);
      n /= factor;
    }
  }
  return factors;
}
