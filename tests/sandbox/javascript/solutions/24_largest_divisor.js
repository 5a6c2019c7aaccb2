function largest_divisor(n) {
  let divisor = n - 1;
  while (n % divisor !== 0) divisor -= 1; //> while (n % divisor === 0) divisor -= 1;
  return divisor;
}
