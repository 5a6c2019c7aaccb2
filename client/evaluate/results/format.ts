import { CommandFailure, exitCodes } from '../../exit-codes.ts';
import { type ResultFormat, resultFormats } from './write.ts';

/** Where results are written, and in which form. */
export interface Out {
  path: string;
  format: ResultFormat;
}

/** What the command line says of a results file; null where it wants none. */
export function outOf({ out, outFormat }: { out?: string | undefined; outFormat?: string | undefined }): Out | null {
  if (out !== undefined) return { path: out, format: formatOf(out, outFormat) };
  if (outFormat === undefined) return null;
  throw new CommandFailure(exitCodes.badInput, 'expected --out-format with --out FILE, found none; leave it out');
}

/** The form of a results file: the one that was named, else the one that the file's name tells. */
function formatOf(path: string, named: string | undefined): ResultFormat {
  if (named === undefined) return path.endsWith('.json') ? 'evalplus' : 'human-eval';
  const format = resultFormats.find((one) => one === named);
  if (format !== undefined) return format;
  const expected = `expected --out-format ${resultFormats.join(' or ')}`;
  throw new CommandFailure(exitCodes.badInput, `${expected}, found ${named}; correct it`);
}
