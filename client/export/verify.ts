import { hash } from 'node:crypto';
import type { TrainingExample } from '../../domain/example/example.ts';
import type { CodingTask } from '../../domain/task.ts';
import type { ExecutionRequest, Sandbox } from '../../sandbox/port.ts';
import type { Verdicts } from '../../store/port.ts';
import { programTaught } from './as-trained.ts';
import type { Taught } from './taught.ts';

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

/** Leaves out tasks of which a row does not pass the task's tests as it will be trained on. */
export async function* verified(
  taught: AsyncIterable<Taught>,
  verifier: Verifier,
  conditions: Conditions,
): AsyncGenerator<Taught> {
  let batch: Promise<Taught>[] = [];
  for await (const one of taught) {
    batch.push(verify(one, verifier, conditions));
    if (batch.length < verifier.sandbox.slots * ahead) continue;
    yield* await Promise.all(batch);
    batch = [];
  }
  yield* await Promise.all(batch);
}

async function verify(taught: Taught, verifier: Verifier, conditions: Conditions): Promise<Taught> {
  const { examples, pair, task } = taught;
  const passes = async (rows: TrainingExample[]): Promise<boolean> =>
    (await Promise.all(rows.map((row) => passesAsTrained(row, task, verifier, conditions)))).every((passed) => passed);
  return {
    ...taught,
    examples: typeof examples === 'string' || (await passes(examples)) ? examples : failsAsTrained,
    pair: typeof pair === 'string' || (await passes([pair])) ? pair : failsAsTrained,
  };
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
  const key = hash('sha256', JSON.stringify([language, program, setup, tests, entryPoint]));
  const known = await verdicts.read(key);
  if (known !== null) return known === 'passed';
  const limits = { ...conditions.limits, cpuMs: conditions.limits.cpuMs * patience };
  const { status } = await sandbox.execute({
    language,
    program,
    setup,
    tests,
    entryPoint,
    limits,
    allTests: false,
  });
  await verdicts.write(key, status);
  executed();
  return status === 'passed';
}
