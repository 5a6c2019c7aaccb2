function string_xor(a, b) {
  return Array.from(a, (bit, at) => bit ^ b[at]).join(''); //> return Array.from(a, (bit, at) => bit & b[at]).join('');
}
