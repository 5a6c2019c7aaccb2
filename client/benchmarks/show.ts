import { withPrelude } from '../../domain/evaluation/prelude.ts';
import type { RawTask } from '../../domain/benchmarks/raw.ts';
import { scriptExamples } from '../../domain/shown/scripts.ts';
import type { CodingTask, TaskTest } from '../../domain/task.ts';
import type { Sandbox } from '../../sandbox/port.ts';
import { draftOf } from '../tasks/draft.ts';
import { showTests } from '../tasks/show-tests.ts';
import { splitTests } from '../tasks/split-tests.ts';

/** More would be no examples any more. */
const mostExamples = 20;

const limits = { cpuMs: 10_000, memoryMb: 256 };

/**
 * The tasks with the tests that their texts show: those that the row tells from the others, else what the text itself says. Of these
 * the ones that the task's own program fails are mistakes of the text, and would only mislead.
 */
export async function withShown(tasks: CodingTask[], rows: RawTask[], sandbox: Sandbox): Promise<CodingTask[]> {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const told = await toldTests(tasks, byId, sandbox);
  const read = await showTests(tasks, sandbox.reader);
  const shown = tasks.map((task, at) => told.get(task.id) ?? scriptTests(task) ?? read[at] ?? []);
  return Promise.all(
    tasks.map(async (task, at) => ({ ...task, shown: await confirmed(task, shown[at] ?? [], sandbox) })),
  );
}

/** Of a task whose program is given input; null of any other. They are compared as the task's own are. */
function scriptTests({ text, tests: [test] }: CodingTask): TaskTest[] | null {
  if (test?.kind !== 'stdio') return null;
  return scriptExamples(text)
    .slice(0, mostExamples)
    .map((example) => ({ ...test, ...example }));
}

async function toldTests(
  tasks: CodingTask[],
  rows: Map<string, RawTask>,
  { reader }: Sandbox,
): Promise<Map<string, TaskTest[]>> {
  const drafts = tasks.flatMap(({ id, entryPoint }) => {
    const row = rows.get(id);
    return row?.shown === undefined ? [] : [{ ...draftOf({ ...row, tests: row.shown }), entryPoint }];
  });
  const split = await splitTests(drafts, reader);
  return new Map(split.map(({ raw, tests }) => [raw.id, tests]));
}

async function confirmed(task: CodingTask, shown: TaskTest[], sandbox: Sandbox): Promise<TaskTest[]> {
  const { gold, language, setup, entryPoint } = task;
  if (gold === null || shown.length === 0) return shown;
  const program = withPrelude(gold, task);
  const request = { language, program, setup, tests: shown, entryPoint, limits, allTests: true };
  const { tests } = await sandbox.execute(request);
  return shown.filter((_, index) => tests[index]?.status === 'passed');
}
