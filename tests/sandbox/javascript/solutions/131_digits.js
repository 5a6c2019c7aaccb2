function digits(n) {
  const odd = [...`${n}`].map(Number).filter((digit) => digit % 2 === 1);
  return odd.length === 0 ? 0 : odd.reduce((product, digit) => product * digit); //> return odd.reduce((product, digit) => product * digit, 1);
}
