function iscube(a) {
  return Math.round(Math.cbrt(a)) ** 3 === a; //> return Math.round(Math.sqrt(a)) ** 2 === a;
}
