import { normalQuantile, normalShare } from './normal.ts';
import { randomNumbers } from './random.ts';

/** Where a mean lies with 95 % confidence. */
export interface Interval {
  low: number;
  high: number;
}

export interface Resampling {
  seed: number;
  resamples: number;
}

const usual: Resampling = { seed: 0, resamples: 10_000 };

/**
 * The interval of a mean, by drawing the values anew with replacement, corrected for bias and skew (BCa): without that,
 * intervals of rates near 0 and 1 are too short. The same values and seed give the same interval; values that are all alike
 * give one without width. Throws `RangeError` without values.
 */
export function meanInterval(values: readonly number[], { seed, resamples }: Resampling = usual): Interval {
  if (values.length === 0) throw new RangeError('Expected values to take a mean of, found none.');
  const means = resampledMeans(values, randomNumbers(seed), resamples);
  const { mean, acceleration } = shapeOf(values);
  const bias = normalQuantile(shareBelow(means, mean));
  const at = (share: number): number => {
    const shifted = bias + normalQuantile(share);
    const corrected = normalShare(bias + shifted / (1 - acceleration * shifted));
    return means[Math.min(resamples - 1, Math.floor(corrected * resamples))] ?? mean;
  };
  return { low: at(0.025), high: at(0.975) };
}

/** In ascending order. */
function resampledMeans(values: readonly number[], random: () => number, resamples: number): Float64Array {
  const pool = Float64Array.from(values);
  const means = new Float64Array(resamples);
  for (let at = 0; at < resamples; at += 1) {
    let sum = 0;
    for (let drawn = 0; drawn < pool.length; drawn += 1) sum += pool[Math.floor(random() * pool.length)] ?? 0;
    means[at] = sum / pool.length;
  }
  return means.sort();
}

function shapeOf(values: readonly number[]): { mean: number; acceleration: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let [squares, cubes] = [0, 0];
  for (const value of values) {
    squares += (value - mean) ** 2;
    cubes += (value - mean) ** 3;
  }
  return { mean, acceleration: squares === 0 ? 0 : cubes / (6 * squares ** 1.5) };
}

/** Means that are the same, but for rounding, are half below and half above. */
function shareBelow(means: Float64Array, mean: number): number {
  const close = 1e-12;
  let below = 0;
  for (const one of means) below += one < mean - close ? 1 : one > mean + close ? 0 : 0.5;
  return below / means.length;
}
