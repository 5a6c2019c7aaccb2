class Digits {
  #text;

  constructor(number) {
    this.#text = String(Math.abs(number));
  }

  count(remainder) {
    return [...this.#text].filter((digit) => digit % 2 === remainder).length;
  }
}

function even_odd_count(num) {
  const digits = new Digits(num);
  return [digits.count(0), digits.count(1)]; //> return [digits.count(1), digits.count(0)];
}
