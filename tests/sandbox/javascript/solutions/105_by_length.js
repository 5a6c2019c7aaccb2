const names = ['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];

function by_length(arr) {
  return arr
    .filter((number) => number >= 1 && number <= 9) //> .filter((number) => number >= 1)
    .sort((one, other) => other - one)
    .map((number) => names[number - 1]);
}
