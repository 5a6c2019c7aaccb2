'use strict';

function digitSum(s) {
  let sum = 0;
  for (const letter of s) {
    if (letter >= 'A' && letter <= 'Z') sum += letter.charCodeAt(0); //> if (letter >= 'A') sum += letter.charCodeAt(0);
  }
  return sum;
}
