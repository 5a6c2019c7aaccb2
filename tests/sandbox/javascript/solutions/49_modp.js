function modp(n, p) {
  let power = 1 % p;
  for (let at = 0; at < n; at += 1) power = (power * 2) % p; //> power = 2 ** n % p;
  return power;
}
