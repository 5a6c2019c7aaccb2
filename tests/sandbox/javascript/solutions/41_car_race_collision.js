function car_race_collision(n) {
  return n ** 2; //> return n * 2;
}
