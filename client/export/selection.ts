import type { RowChoice } from '../../domain/example/build.ts';
import type { Prompt } from '../../domain/model.ts';
import { definitions, isGoldOnly, type Variant } from '../../domain/example/variant.ts';
import type { Collection } from '../../store/port.ts';
import { CommandFailure, exitCodes } from '../exit-codes.ts';
import type { Share } from './mix.ts';

/** Which rows a data set has. */
export interface Selection extends RowChoice {
  variant: Variant;
  /** Several variants, each with a share of its tasks drawn by `seed`: in the place of `variant`. */
  mix?: Share[] | null;
  /** The newline after the header belongs to the prompt, as in the paper's released files. */
  paperBoundary?: boolean;
  /** At most so many rows, drawn by `seed`. */
  sample?: number | null;
  seed?: number;
  /** Where several runs are merged: every run's rows, not the newest's alone of those that have the same task. */
  keepAll?: boolean;
}

/** The variants of a selection. */
export const sharesOf = ({ variant, mix = null }: Selection): Share[] => mix ?? [{ variant, share: 1 }];

/** Refuses a selection that these runs cannot give, and runs whose rows do not belong into one file. */
export function refuseSelection(runs: Collection[], selection: Selection): void {
  for (const run of runs) for (const { variant } of sharesOf(selection)) refuseVariant(run, variant);
  refuseUselessGold(selection);
  refuseUselessBoundary(runs, selection);
  refuseOtherForm(runs);
}

/** What changes nothing would be believed to have changed something. */
function refuseUselessGold(selection: Selection): void {
  const chosen = sharesOf(selection).map(({ variant }) => variant);
  if (selection.withUnrefined !== true || chosen.some(lacksUnrefined)) return;
  throw new CommandFailure(
    exitCodes.badInput,
    `--with-unrefined adds rows whose answer is gold, and ${chosen.join(', ')} ${chosen.includes('stand') ? 'has them already' : 'has none such alone'}; export inpd, or leave it out`,
  );
}

/** Whether a variant of gold alone leaves out the tasks that nobody refined. */
const lacksUnrefined = (variant: Variant): boolean =>
  isGoldOnly(variant) && !definitions[variant].outcomes.includes('unrefined');

function refuseUselessBoundary(runs: Collection[], { paperBoundary }: Selection): void {
  const [run] = runs;
  if (run === undefined || paperBoundary !== true || endpointOf(runs) !== 'chat') return;
  throw new CommandFailure(
    exitCodes.badInput,
    `--paper-boundary says where a base model's prompt ends, and ${run.name} asks its student by chat; leave it out`,
  );
}

/** Whether a run has the rows of a variant: without gold for what the student mastered, `stand` would be `inpd` under another name. */
export const canGive = ({ goldFor }: Collection['plan'], variant: Variant): boolean =>
  variant !== 'stand' || goldFor === 'all';

function refuseVariant({ name, plan }: Collection, variant: Variant): void {
  if (canGive(plan, variant)) return;
  throw new CommandFailure(
    exitCodes.badInput,
    `stand needs gold for every task, but ${name} was collected with goldFor: failed; collect with goldFor: all, or export inpd`,
  );
}

/** How the students of runs that may be merged are asked. */
export const endpointOf = ([run]: Collection[]): Prompt['endpoint'] => run?.plan.student.endpoint ?? 'completions';

/** A base model's rows are texts and a chat's are turns; no trainer reads a file with both. */
function refuseOtherForm(runs: Collection[]): void {
  const [first] = runs;
  const other = runs.find(({ plan }) => plan.student.endpoint !== endpointOf(runs));
  if (first === undefined || other === undefined) return;
  const form = ({ name, plan }: Collection): string => `${name} asks its student by ${plan.student.endpoint}`;
  throw new CommandFailure(
    exitCodes.badInput,
    `expected runs whose rows have one form, but ${form(first)} and ${form(other)}; export them apart`,
  );
}
