import { goldOf, refinementOf } from '../../domain/example/build.ts';
import type { TrainingExample } from '../../domain/example/example.ts';
import { programTaught } from './as-trained.ts';
import { isFirstAttempt, type LabelledAnswer } from './labelled.ts';
import { asItPasses, failsAsTrained } from './passing.ts';
import type { Taught, TaughtPart } from './taught.ts';
import { type Conditions, failsStill, type Verifier } from './verifier.ts';

/** Why an answer that failed is no row. */
export const passesAsTrained = 'an answer that failed passes as trained';

/** Tasks that are verified at once, for each slot of the sandbox. */
const ahead = 4;

/**
 * Executes rows of `parts` as they will be trained on. One that does not pass is mended where what is wrong with it is certain and it
 * passes then; else its task is left out. An answer that is to be avoided must fail.
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
  const answers = kept.answers.map(async (one) =>
    isExecuted(one, kept, parts) ? truthful(one, taught, verifier, conditions) : one,
  );
  return { ...kept, answers: await Promise.all(answers) };
}

/** All of them, or the first attempt alone, where it is the worse half of a pair. */
function isExecuted({ program }: LabelledAnswer, { pair, leftOut }: Taught, parts: readonly TaughtPart[]): boolean {
  if (leftOut !== null) return false;
  if (parts.includes('answers')) return true;
  return parts.includes('rejected') && typeof pair !== 'string' && isFirstAttempt(program);
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
  const origin = row.lesson.answer === 'gold' ? goldOf(trajectory) : refinementOf(trajectory);
  return asItPasses(row, origin?.program ?? null, task, verifier, conditions);
}

/** An answer that ends as it did: mended where one that passed needs it, with what is wrong where it ends otherwise. */
async function truthful(
  answer: LabelledAnswer,
  { task }: Taught,
  verifier: Verifier,
  conditions: Conditions,
): Promise<LabelledAnswer> {
  if (answer.label) {
    const kept = await asItPasses(answer, answer.program.program, task, verifier, conditions);
    return typeof kept === 'string' ? { ...answer, leftOut: kept } : kept;
  }
  const program = programTaught(answer, task);
  if (program === null) return { ...answer, leftOut: failsAsTrained('no program') };
  return (await failsStill(program, task, verifier, conditions)) ? answer : { ...answer, leftOut: passesAsTrained };
}
