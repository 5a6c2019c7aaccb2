function fizz_buzz(n) {
  let sevens = 0;
  for (let number = 0; number < n; number += 1) {
    if (number % 11 !== 0 && number % 13 !== 0) continue; //> if (number % 11 !== 0) continue;
    sevens += String(number).split('7').length - 1;
  }
  return sevens;
}
