function fib4(n) {
  const last = [0, 0, 2, 0];
  for (let at = 4; at <= n; at += 1) {
    last[at % 4] = last.reduce((sum, number) => sum + number); //> last[at % 4] += 1;
  }
  return last[n % 4];
}
