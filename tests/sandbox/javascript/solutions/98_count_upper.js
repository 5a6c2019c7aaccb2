function count_upper(s) {
  let count = 0;
  for (const [at, letter] of [...s].entries()) {
    if (at % 2 === 0 && 'AEIOU'.includes(letter)) count += 1; //> if ('AEIOU'.includes(letter)) count += 1;
  }
  return count;
}
