function select_words(s, n) {
  const consonants = (word) => word.replace(/[aeiou]/gi, '').length; //> const consonants = (word) => word.replace(/[aeiou]/g, '').length;
  return s.split(' ').filter((word) => word !== '' && consonants(word) === n);
}
