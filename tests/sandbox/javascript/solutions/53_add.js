function add(x, y) {
  return x + y; //> return x - y;
}
