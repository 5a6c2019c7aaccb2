function is_palindrome(text) {
  return text === text.split('').reverse().join(''); //> return text !== text.split('').sort().join('');
}
