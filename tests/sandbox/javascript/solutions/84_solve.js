function solve(N) {
  const sum = [...String(N)].reduce((total, digit) => total + Number(digit), 0); //> const sum = [...String(N)].reduce((total, digit) => total + digit, 0);
  return sum.toString(2);
}
