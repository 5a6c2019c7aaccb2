/** The share of a standard normal distribution that lies below `x`, to within 2e-7 (Abramowitz and Stegun, 7.1.26). */
export function normalShare(x: number): number {
  const t = 1 / (1 + (0.3275911 * Math.abs(x)) / Math.SQRT2);
  const coefficients = [1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592];
  const polynomial = coefficients.reduce((sum, coefficient) => (sum + coefficient) * t, 0);
  const tail = (polynomial * Math.exp((-x * x) / 2)) / 2;
  return x < 0 ? tail : 1 - tail;
}

/** Beyond it the share is 0 or 1 to within what `normalShare` knows. */
const farthest = 6;

/** Where a share of a standard normal distribution lies below: `normalShare` the other way round. */
export function normalQuantile(share: number): number {
  let [low, high] = [-farthest, farthest];
  for (let halving = 0; halving < 50; halving += 1) {
    const middle = (low + high) / 2;
    [low, high] = normalShare(middle) < share ? [middle, high] : [low, middle];
  }
  return (low + high) / 2;
}
