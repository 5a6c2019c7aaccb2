const double_the_difference = (lst) =>
  lst
    .filter((number) => Number.isInteger(number) && number > 0 && number % 2 === 1)
    .reduce((sum, number) => sum + number ** 2, 0); //> .reduce((sum, number) => sum + number * 2, 0);
