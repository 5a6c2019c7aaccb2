function how_many_times(string, substring) {
  let times = 0;
  for (let at = string.indexOf(substring); at >= 0; at = string.indexOf(substring, at + 1)) {
    times += 1; //> times += 2;
  }
  return times;
}
