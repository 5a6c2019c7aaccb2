import { CommandFailure, exitCodes } from '../exit-codes.ts';

/** A plan that cannot be run as it stands: every mistake in it, each in a sentence of its own. */
export class PlanFailure extends CommandFailure {
  override name = 'PlanFailure';

  constructor(sentences: string[]) {
    super(exitCodes.badInput, ...sentences);
  }
}
