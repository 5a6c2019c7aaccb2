function flip_case(string) {
  const flip = (letter) => (letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase());
  return [...string].map(flip).join(''); //> return [...string].map(flip);
}
