import { CommandFailure, exitCodes } from '../exit-codes.ts';
import { givenFlags, type IsGiven, strayWords } from '../given.ts';

/** Options that say something of a plan's run, and of nothing else. */
const ofPlan = ['as', 'allowOutside', 'allowKey', 'detach'];

/** Options that say something of recorded samples: of a plan's, the plan says it. */
const ofSamples = [
  'samples',
  'benchmark',
  'tasks',
  'split',
  'ids',
  'mode',
  'k',
  'skipBadSamples',
  'cpuMs',
  'memoryMb',
  'python',
  'slots',
];

/** Refuses options that would do nothing. */
export function refuseMixture(hasPlan: boolean, isGiven: IsGiven): void {
  const stray = givenFlags(hasPlan ? ofSamples : ofPlan, isGiven);
  if (stray.length === 0) return;
  const found = strayWords(stray, hasPlan ? 'samples' : 'a plan');
  throw new CommandFailure(
    exitCodes.badInput,
    hasPlan
      ? `expected a plan alone, found ${found}; write it into the plan, or name samples in place of it`
      : `expected --samples FILE with --benchmark NAME and --tasks FILE, found ${found}; leave it out`,
  );
}
