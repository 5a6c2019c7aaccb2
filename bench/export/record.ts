import { hash } from 'node:crypto';
import { readTasks } from '../../client/tasks/read-tasks.ts';
import { demoPlan } from '../../client/demo/plan.ts';
import { demoFolder } from '../../demo/tasks.ts';
import { cutBlocks } from '../../domain/block.ts';
import type { CodeExecution } from '../../domain/execution.ts';
import type { RunPlan } from '../../domain/plan.ts';
import type { CodingTask } from '../../domain/task.ts';
import type { ExecutedProgram, ProgramKind, Trajectory } from '../../domain/trajectory.ts';
import type { Sandbox } from '../../sandbox/port.ts';
import type { Store } from '../../store/port.ts';

/** A task of the demo, and what follows its header in its gold program. */
export interface Model {
  task: CodingTask;
  completion: string;
}

/** Trajectories written at once. */
const batch = 1_000;

/** The demo's tasks, of which those of the bench are variations. */
export async function readModels(sandbox: Sandbox): Promise<Model[]> {
  const plan = demoPlan('models', 'http://127.0.0.1:9/v1');
  const { tasks } = await readTasks(plan, demoFolder, sandbox, { skipBad: false, allowOutside: false });
  const parts = await sandbox.reader.parts(
    tasks.map(({ task }) => ({ source: task.gold ?? '', entryPoint: task.entryPoint, header: task.header })),
  );
  return tasks.map(({ task }, index) => {
    const read = parts[index];
    if (read?.ok !== true || read.completion === null) throw new Error(`${task.id} has no completion`);
    return { task, completion: read.completion };
  });
}

/** Writes a run of refined tasks: each is one of the demo's with words, programs and tests of its own. */
export async function record(store: Store, name: string, models: Model[], count: number): Promise<void> {
  const plan: RunPlan = { ...demoPlan(name, 'http://127.0.0.1:9/v1'), goldFor: 'all' };
  const one = (number: number): Model => variation(models, number);
  const tasks = Array.from({ length: count }, (_, position) => ({ task: one(position).task, position }));
  await store.runs.create({ plan, tasks, tasksPerWorkflow: 25, blocks: cutBlocks(count, 25, 0) });
  for (let from = 0; from < count; from += batch) {
    const length = Math.min(batch, count - from);
    const told = Array.from({ length }, (_, index) => trajectoryOf(name, from + index, one(from + index)));
    await store.trajectories.write(name, told);
  }
}

function variation(models: Model[], number: number): Model {
  const model = models[number % models.length];
  if (model === undefined) throw new Error('there are no tasks to vary');
  const id = `${model.task.id}-${number}`;
  const own = wordsOf(number);
  const completion = `${model.completion.trimEnd()}\n# ${own}\n`;
  const text = `${model.task.text} Think of ${own}.`;
  return { task: { ...model.task, id, text, gold: model.task.header + completion }, completion };
}

/** Words that no other number has, so that no two rows are nearly the same. */
const wordsOf = (number: number): string =>
  (hash('sha256', `${number}`).match(/.{4}/g) ?? [])
    .join(' ')
    .replaceAll(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)));

function trajectoryOf(run: string, position: number, { task, completion }: Model) {
  const body = completion.trimStart();
  const wrote = (kind: ProgramKind, before: string, passed: boolean): ExecutedProgram => ({
    kind,
    index: 0,
    call: kind === 'gold' ? null : `${kind}-${position}`,
    program: `${task.header}\n${before}    ${body}`,
    completion: `\n${before}    ${body}`,
    words: kind === 'refinement' ? 'The attempt counted from the wrong end.' : '',
    truncated: false,
    execution: executionOf(task, passed),
  });
  const trajectory: Trajectory = {
    schema: 1,
    run,
    task: task.id,
    position,
    outcome: 'refined',
    gold: wrote('gold', '', true),
    attempts: [wrote('attempt', `    raise ValueError(${position})\n`, false)],
    feedback: `Calling it raised ValueError: ${position}`,
    refinements: [wrote('refinement', `    # Number ${position}, corrected.\n`, true)],
    failure: null,
  };
  return { number: position, trajectory };
}

function executionOf({ tests }: CodingTask, passed: boolean): CodeExecution {
  const reached = passed ? tests : tests.slice(0, 1);
  return {
    status: passed ? 'passed' : 'error',
    cause: passed ? null : 'exception',
    tests: reached.map((test, index) => ({
      index,
      status: passed ? 'passed' : 'error',
      call: test.kind === 'value' ? test.call : '',
      expected: test.kind === 'value' ? test.expected : null,
      actual: passed && test.kind === 'value' ? test.expected : null,
      types: null,
      exception: null,
    })),
    executed: reached.length,
    total: tests.length,
    exception: null,
    stdout: '',
    cpuMs: 3,
    wallMs: 4,
    assurance: 'values',
    suspicion: [],
    rung: 'bench',
    runtime: 'bench',
  };
}
