import { CommandFailure, exitCodes } from '../exit-codes.ts';
import type { Scoring } from './scoring.ts';
import type { SampleFault } from './sample-file.ts';
import type { Survey } from './survey.ts';

/** Bad rows that are named of a file without one sample: it is another file, and a few of them tell. */
const namedOfForeign = 3;

/** Refuses a file of samples in which something is wrong, each fault by its line; with `skipBad` only one without any sample. */
export function settleSurvey(survey: Survey, { samples, source, skipBad }: Scoring): void {
  if (survey.samples > 0 && (survey.faultCount === 0 || skipBad)) return;
  const faults = survey.samples === 0 ? survey.faults.slice(0, namedOfForeign) : survey.faults;
  const named = faults.map((fault) => `${faultPlace(fault)}: ${fault.message}.`);
  const rest = survey.faultCount - faults.length;
  const more = rest === 0 ? [] : [`${rest} more rows are bad.`];
  const advice =
    survey.samples === 0
      ? `${samples}: expected samples of ${source.benchmark}, found none; name the benchmark and the file that they are of.`
      : `Nothing was run; --skip-bad-samples leaves these rows out and scores the other ${survey.samples} samples.`;
  throw new CommandFailure(exitCodes.badInput, ...named, ...more, advice);
}

/** A row that is bad, by its file and line. */
export const faultPlace = ({ source }: SampleFault): string => `${source.file}, ${source.unit} ${source.number}`;
