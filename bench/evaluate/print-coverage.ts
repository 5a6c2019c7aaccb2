import { coverage } from './coverage.ts';

/** Prints how often intervals hold the true rate: 164 tasks, 20 samples, rates that lie close together and far apart. */
export function printCoverage(): void {
  console.log('k   spread  mean   intervals that hold the true rate');
  for (const k of [1, 10]) {
    for (const spread of [0.3, 1, 4]) {
      for (const mean of [0.05, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95]) {
        const share = coverage({ tasks: 164, samples: 20, k, mean, spread, repeats: 2000, resamples: 1000, seed: 1 });
        console.log(
          `${String(k).padEnd(4)}${String(spread).padEnd(8)}${mean.toFixed(2)}   ${(100 * share).toFixed(1)} %`,
        );
      }
    }
  }
}
