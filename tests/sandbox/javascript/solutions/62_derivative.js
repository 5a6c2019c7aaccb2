function derivative(xs) {
  return xs.map((x, power) => x * power).slice(1); //> return xs.map((x, power) => x * power);
}
