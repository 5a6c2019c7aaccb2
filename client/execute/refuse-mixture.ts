import { CommandFailure, exitCodes } from '../exit-codes.ts';
import { givenFlags, type IsGiven, strayWords } from '../given.ts';

/** Options that say something of a batch, and of nothing else. */
const ofBatch = ['slots'];

/** Options that say something of one program: of a batch, each row says it. */
const ofOne = ['tests', 'language', 'entryPoint'];

/** Refuses options that would do nothing. */
export function refuseMixture(isBatch: boolean, isGiven: IsGiven): void {
  const stray = givenFlags(isBatch ? ofOne : ofBatch, isGiven);
  if (stray.length === 0) return;
  throw new CommandFailure(
    exitCodes.badInput,
    isBatch
      ? `expected --batch ROWS alone, found ${strayWords(stray, 'one program')}; write it into the rows`
      : `expected a program and --tests FILE, found ${strayWords(stray, 'a batch')}; leave it out`,
  );
}
