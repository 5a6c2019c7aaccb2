/** Milliseconds of the `n`th answer; the same `n` always takes as long. */
export type Latency = (n: number) => number;

export type Shape = 'constant' | 'log-normal';

export const latencyOf = (shape: Shape, meanMs: number): Latency =>
  shape === 'constant' ? constant(meanMs) : logNormal(meanMs);

/** Every answer takes as long as every other. */
export const constant =
  (ms: number): Latency =>
  () =>
    ms;

/** Log-normal with the given mean and a 99th percentile of ten times the median: what busy servers do. */
export function logNormal(meanMs: number): Latency {
  // p99 / p50 = exp(2.3263 sigma) = 10, and the mean is the median times exp(sigma² / 2).
  const sigma = Math.log(10) / 2.3263;
  const median = meanMs / Math.exp(sigma ** 2 / 2);
  return (n) => median * Math.exp(sigma * normal(n));
}

/** A standard normal number that `n` alone decides, by Box and Muller. */
function normal(n: number): number {
  return Math.sqrt(-2 * Math.log(uniform(2 * n + 1))) * Math.cos(2 * Math.PI * uniform(2 * n + 2));
}

/** Between 0 and 1, neither included. */
function uniform(n: number): number {
  let mixed = Math.imul(n ^ (n >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return ((((mixed ^ (mixed >>> 15)) + Math.imul(n, 0x9e3779b9)) >>> 0) + 0.5) / 2 ** 32;
}
