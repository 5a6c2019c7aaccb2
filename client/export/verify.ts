import type { TrainingExample } from '../../domain/example/example.ts';
import { programTaught } from './as-trained.ts';
import { mendRow } from './mend.ts';
import type { Taught, TaughtPart } from './taught.ts';
import { type Conditions, type Verifier, whyItFails } from './verifier.ts';

/** Why a task has no rows though its program passed. */
export const failsAsTrained = (why: string): string => `fails as trained: ${why}`;

/** Tasks that are verified at once, for each slot of the sandbox. */
const ahead = 4;

/**
 * Executes rows of `parts` as they will be trained on. One that does not pass is mended where what is wrong with it is certain and it
 * passes then; else its task is left out.
 */
export async function* verified(
  taught: AsyncIterable<Taught>,
  verifier: Verifier,
  conditions: Conditions,
  parts: readonly TaughtPart[],
): AsyncGenerator<Taught> {
  let batch: Promise<Taught>[] = [];
  for await (const one of taught) {
    batch.push(verify(one, verifier, conditions, parts));
    if (batch.length < verifier.sandbox.slots * ahead) continue;
    yield* await Promise.all(batch);
    batch = [];
  }
  yield* await Promise.all(batch);
}

async function verify(
  taught: Taught,
  verifier: Verifier,
  conditions: Conditions,
  parts: readonly TaughtPart[],
): Promise<Taught> {
  const pass = (rows: TrainingExample[]): Promise<(TrainingExample | string)[]> =>
    Promise.all(rows.map((row) => passing(row, taught, verifier, conditions)));
  const kept = { ...taught };
  if (parts.includes('examples') && typeof kept.examples !== 'string') {
    kept.examples = wholeVariants(kept.examples, await pass(kept.examples));
  }
  if (parts.includes('pair') && typeof kept.pair !== 'string') {
    const [pair = kept.pair] = await pass([kept.pair]);
    kept.pair = pair;
  }
  return kept;
}

/** A variant's rows of a task are kept together: what it teaches stays in proportion. Those of others in a mix do not hang on them. */
function wholeVariants(rows: TrainingExample[], passed: (TrainingExample | string)[]): TrainingExample[] | string {
  const torn = new Set(rows.filter((_, index) => typeof passed[index] === 'string').map(({ variant }) => variant));
  const whole = passed.filter((row) => typeof row !== 'string').filter(({ variant }) => !torn.has(variant));
  return whole.length > 0 ? whole : (passed.find((row) => typeof row === 'string') ?? '');
}

/** A row that passes: as it is, or mended. Else why it does not. */
async function passing(
  row: TrainingExample,
  { task, trajectory }: Taught,
  verifier: Verifier,
  conditions: Conditions,
): Promise<TrainingExample | string> {
  const why = async (tried: TrainingExample): Promise<string | null> => {
    const program = programTaught(tried, task);
    return program === null ? 'no program' : whyItFails(program, task, verifier, conditions);
  };
  const fails = await why(row);
  // A teacher's line ends are no part of what it taught, though Python takes any.
  if (fails === null && !row.completion.includes('\r')) return row;
  const mended = await mendRow(row, task, trajectory, verifier.sandbox.reader);
  return mended !== null && (await why(mended)) === null ? mended : failsAsTrained(fails ?? 'line ends');
}
