function strlen(string) {
  return string.length; //> return string.length + 1;
}
