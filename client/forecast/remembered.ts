import { isDeepStrictEqual } from 'node:util';
import type { CollectPlan } from '../../domain/plan.ts';
import { refinementPrompt } from '../../domain/prompt/refinement.ts';
import type { CodingTask } from '../../domain/task.ts';
import type { ExecutedProgram } from '../../domain/trajectory.ts';
import { callKey } from '../../models/call-key.ts';
import { type Asking, requestOf } from '../../models/request.ts';
import type { Store } from '../../store/port.ts';
import { askingsOf } from '../run/paid.ts';
import { runsOfStudent } from './failing.ts';

/** What earlier runs of this home tell of the corrections that a plan will ask for. */
export interface Remembered {
  /** Those of attempts that are paid for and failed there. */
  askings: Asking[];
  /** So many more may follow them: what these bring is not known. */
  more: number;
  /** Tasks of which no run tells how their attempt fares. */
  unknown: CodingTask[];
}

/** Follows each task as far as the journal has its answers and a run has executed them. */
export async function rememberCorrections(
  store: Store | null,
  plan: CollectPlan,
  tasks: CodingTask[],
): Promise<Remembered> {
  const remembered: Remembered = { askings: [], more: 0, unknown: [] };
  const runs = store === null ? [] : await runsOfStudent(store, plan);
  for (const task of tasks) {
    const programs = store === null ? null : await programsFor(store, plan, task, runs);
    if (store === null || programs === null) remembered.unknown.push(task);
    else await follow(store, plan, { task, programs }, remembered);
  }
  return remembered;
}

/** What the newest of these runs has executed for a task, from the very answer that the student gives; null where none has. */
async function programsFor(
  store: Store,
  plan: CollectPlan,
  task: CodingTask,
  runs: string[],
): Promise<ExecutedProgram[] | null> {
  const [asking] = askingsOf(plan, { task, sample: 0 });
  const key = asking === undefined ? null : await paidKey(store, plan, asking);
  if (key === null) return null;
  for (const run of runs) {
    const there = await store.tasks.find(run, task.id);
    if (there === null || !isDeepStrictEqual(there.task, task)) continue;
    const programs = await store.programs.read(run, there.number);
    if (programs.some(({ kind, index, call }) => kind === 'attempt' && index === 0 && call === key)) return programs;
  }
  return null;
}

interface Told {
  task: CodingTask;
  programs: ExecutedProgram[];
}

/** Adds what will be asked until a correction passes, or is not known. */
async function follow(store: Store, plan: CollectPlan, told: Told, remembered: Remembered): Promise<void> {
  const { task, programs } = told;
  const [attempt] = programs.filter(({ kind }) => kind === 'attempt');
  const rejected = programs.some(({ kind, execution }) => kind === 'gold' && execution.status !== 'passed');
  if (rejected || attempt?.execution.status === 'passed') return;
  for (let index = 0; index < plan.refinements; index += 1) {
    const prompt = refinementPrompt(plan, task, programs, index);
    if (prompt === null) return;
    const asking: Asking = { role: 'teacher', stage: 'refine', task: task.id, prompt, sample: index };
    remembered.askings.push(asking);
    const key = await paidKey(store, plan, asking);
    const found = programs.find(({ kind, call }) => kind === 'refinement' && key !== null && call === key);
    if (found?.execution.status === 'passed') return;
    if (found === undefined) {
      remembered.more += plan.refinements - index - 1;
      return;
    }
  }
}

/** The key of a call where the journal has its whole answer. */
async function paidKey(store: Store, plan: CollectPlan, asking: Asking): Promise<string | null> {
  const key = callKey(requestOf(plan, asking));
  const { maxTokens } = plan[asking.role];
  return (await store.calls.countReplied([{ key, maxTokens }])) === 1 ? key : null;
}
