function largest_prime_factor(n) {
  let factor = 2;
  while (n > 1) {
    if (n % factor === 0) n /= factor;
    else factor += 1; //> else return factor;
  }
  return factor;
}
