import { CommandFailure, exitCodes } from '../exit-codes.ts';

/** Options that say something of a plan's run, and of nothing else. */
const ofPlan = ['as', 'skipBadTasks', 'allowOutside', 'allowKey', 'detach'];

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

/** Refuses options that would do nothing; `isGiven` tells of an option whether somebody wrote it. */
export function refuseMixture(hasPlan: boolean, isGiven: (option: string) => boolean): void {
  const stray = (hasPlan ? ofSamples : ofPlan).filter(isGiven).map(flag);
  if (stray.length === 0) return;
  const found = `${stray.join(', ')}, which ${stray.length === 1 ? 'is' : 'are'} for ${hasPlan ? 'samples' : 'a plan'}`;
  throw new CommandFailure(
    exitCodes.badInput,
    hasPlan
      ? `expected a plan alone, found ${found}; write it into the plan, or name samples in place of it`
      : `expected --samples FILE with --benchmark NAME and --tasks FILE, found ${found}; leave it out`,
  );
}

const flag = (option: string): string => `--${option.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
