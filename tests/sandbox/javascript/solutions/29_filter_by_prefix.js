const filter_by_prefix = function (strings, prefix) {
  return strings.filter((string) => string.startsWith(prefix)); //> return strings.filter((string) => string.endsWith(prefix));
};
