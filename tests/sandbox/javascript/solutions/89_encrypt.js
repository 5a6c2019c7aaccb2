function encrypt(s) {
  const shift = (letter) => String.fromCharCode(((letter.charCodeAt(0) - 97 + 4) % 26) + 97); //> const shift = (letter) => String.fromCharCode(letter.charCodeAt(0) + 4);
  return s.replace(/[a-z]/g, shift);
}
