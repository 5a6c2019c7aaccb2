import { meanInterval } from '../../domain/statistics/interval.ts';
import { passAtK } from '../../domain/statistics/pass-at-k.ts';
import { randomNumbers } from '../../domain/statistics/random.ts';

/** Students that are made up, so that their true rate is known. */
export interface CoverageCase {
  tasks: number;
  samples: number;
  k: number;
  /** Of the tasks' rates, which are drawn from a Beta distribution. */
  mean: number;
  /** The sum of that distribution's two parameters: the smaller, the more tasks are always or never solved. */
  spread: number;
  repeats: number;
  resamples: number;
  seed: number;
}

/** The share of intervals that hold the true rate. */
export function coverage({ tasks, samples, k, mean, spread, repeats, resamples, seed }: CoverageCase): number {
  const random = randomNumbers(seed);
  const [alpha, beta] = [mean * spread, (1 - mean) * spread];
  const truth = trueRate(alpha, beta, k);
  let held = 0;
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    const values = Array.from({ length: tasks }, () => {
      const passed = drawPassed(random, drawBeta(random, alpha, beta), samples);
      return passAtK(samples, passed, k);
    });
    const { low, high } = meanInterval(values, { seed: repeat, resamples });
    if (low <= truth && truth <= high) held += 1;
  }
  return held / repeats;
}

/** 1 less the mean of (1 - rate)^k. */
function trueRate(alpha: number, beta: number, k: number): number {
  let missed = 1;
  for (let drawn = 0; drawn < k; drawn += 1) missed *= (beta + drawn) / (alpha + beta + drawn);
  return 1 - missed;
}

function drawPassed(random: () => number, rate: number, samples: number): number {
  let passed = 0;
  for (let sample = 0; sample < samples; sample += 1) if (random() < rate) passed += 1;
  return passed;
}

function drawBeta(random: () => number, alpha: number, beta: number): number {
  const [one, other] = [drawGamma(random, alpha), drawGamma(random, beta)];
  return one / (one + other);
}

/** Marsaglia and Tsang's way, which wants a shape of at least 1; smaller ones are drawn from the next larger. */
function drawGamma(random: () => number, shape: number): number {
  if (shape < 1) return drawGamma(random, shape + 1) * (1 - random()) ** (1 / shape);
  const scale = shape - 1 / 3;
  for (;;) {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const cube = (1 + normal / Math.sqrt(9 * scale)) ** 3;
    if (cube > 0 && Math.log(1 - random()) < normal ** 2 / 2 + scale - scale * cube + scale * Math.log(cube)) {
      return scale * cube;
    }
  }
}
