import { CommandFailure, exitCodes } from '../exit-codes.ts';

/** Tasks that cannot be run as they stand: what is wrong with the file or with its first bad rows, each in a sentence. */
export class TasksFailure extends CommandFailure {
  override name = 'TasksFailure';

  constructor(sentences: string[]) {
    super(exitCodes.badInput, ...sentences);
  }
}
