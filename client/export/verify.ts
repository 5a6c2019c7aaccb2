import { hash } from 'node:crypto';
import type { TrainingExample } from '../../domain/example/example.ts';
import type { CodingTask } from '../../domain/task.ts';
import type { ExecutionRequest, Sandbox } from '../../sandbox/port.ts';
import type { Verdicts } from '../../store/port.ts';
import { programTaught } from './as-trained.ts';
import type { Taught, TaughtPart } from './taught.ts';

/** Where rows are executed, and where it is written down that they were: an export that was broken off goes on. */
export interface Verifier {
  sandbox: Sandbox;
  verdicts: Verdicts;
  /** Called for each row that was executed. */
  executed: () => void;
}

/** What a plan says of how programs are executed. */
type Conditions = Required<Pick<ExecutionRequest, 'limits' | 'python'>>;

/** Why a task has no rows though its program passed. */
export const failsAsTrained = 'fails as trained';

/** Tasks that are verified at once, for each slot of the sandbox. */
const ahead = 4;

/** A program that has passed may be slower this time by as much. */
const patience = 4;

/** Leaves out of `parts` the tasks of which a row does not pass the task's tests as it will be trained on. */
export async function* verified(
  taught: AsyncIterable<Taught>,
  verifier: Verifier,
  conditions: Conditions,
  parts: TaughtPart[],
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
  parts: TaughtPart[],
): Promise<Taught> {
  const { task } = taught;
  const passes = async (rows: TrainingExample[]): Promise<boolean> =>
    (await Promise.all(rows.map((row) => passesAsTrained(row, task, verifier, conditions)))).every((passed) => passed);
  const kept = { ...taught };
  if (parts.includes('examples') && typeof kept.examples !== 'string' && !(await passes(kept.examples))) {
    kept.examples = failsAsTrained;
  }
  if (parts.includes('pair') && typeof kept.pair !== 'string' && !(await passes([kept.pair]))) {
    kept.pair = failsAsTrained;
  }
  return kept;
}

async function passesAsTrained(
  row: TrainingExample,
  task: CodingTask,
  { sandbox, verdicts, executed }: Verifier,
  conditions: Conditions,
): Promise<boolean> {
  const program = programTaught(row, task);
  if (program === null) return false;
  const { language, setup, tests, entryPoint } = task;
  const limits = { ...conditions.limits, cpuMs: conditions.limits.cpuMs * patience };
  const request = { ...conditions, limits, language, program, setup, tests, entryPoint, allTests: false };
  const key = hash('sha256', JSON.stringify(request));
  // A row that failed is tried again: a busy machine must not leave it out for good.
  if ((await verdicts.read(key)) === 'passed') return true;
  const { status } = await sandbox.execute(request);
  await verdicts.write(key, status);
  executed();
  return status === 'passed';
}
