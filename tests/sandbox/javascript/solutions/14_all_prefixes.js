function all_prefixes(string) {
  return Array.from(string, (_, at) => string.slice(0, at + 1)); //> return Array.from(string, (_, at) => string.slice(0, at));
}
