function isPrime(number) {
  for (let factor = 2; factor * factor <= number; factor += 1) {
    if (number % factor === 0) return false;
  }
  return number > 1; //> return true;
}

function count_up_to(n) {
  return Array.from({ length: n }, (_, number) => number).filter(isPrime);
}
