import { buildExamples } from '../../domain/example/build.ts';
import { type Variant, variants } from '../../domain/example/variant.ts';
import { feedbackOn } from '../../domain/feedback/feedback.ts';
import { costOf } from '../../domain/model.ts';
import { priceOf } from '../../domain/plan.ts';
import { attemptPrompt, rectifyPrompt, refinePrompt } from '../../domain/prompt/build.ts';
import type { CodingTask } from '../../domain/task.ts';
import type { ExecutedProgram, ProgramKind, Trajectory } from '../../domain/trajectory.ts';
import type { NumberedTask, Collection, Store } from '../../store/port.ts';
import { canGive } from '../export/selection.ts';
import { dollars } from '../screen/figures.ts';
import { type Passage, programPassage, promptPassage } from './story.ts';

/** Everything that is known of one task of a run. */
export interface Explanation {
  task: CodingTask;
  number: number;
  /** Null while it is unfinished. */
  trajectory: Trajectory | null;
  programs: ExecutedProgram[];
  /** Dollars for its calls; null where the plan has no prices. */
  usd: number | null;
  /** The variants that have rows of it. */
  variants: Variant[];
}

export async function explainTask(
  store: Store,
  run: Collection,
  { number, position, task }: NumberedTask,
): Promise<Explanation> {
  const trajectory = await store.trajectories.find(run.name, position);
  const programs = await store.programs.read(run.name, number);
  return {
    task,
    number,
    trajectory,
    programs,
    usd: await costOfCalls(store, run, programs),
    variants: variantsOf(run, task, trajectory),
  };
}

async function costOfCalls(store: Store, { plan }: Collection, programs: ExecutedProgram[]): Promise<number | null> {
  let usd = 0;
  const calls = new Map(programs.map(({ kind, call }) => [call, kind === 'attempt' ? plan.student : plan.teacher]));
  for (const [call, model] of calls) {
    const price = priceOf(model);
    const reply = call === null ? null : await store.calls.reply(call);
    if (reply === null) continue;
    if (price === null || reply.usage === null) return null;
    usd += costOf(reply.usage, price);
  }
  return usd;
}

function variantsOf({ plan }: Collection, task: CodingTask, trajectory: Trajectory | null): Variant[] {
  if (trajectory === null) return [];
  return variants
    .filter((variant) => canGive(plan, variant))
    .filter((variant) => 'examples' in buildExamples(variant, trajectory, task, plan));
}

/** The story of a task in the order in which it happened. */
export function passagesOf({ task, programs, trajectory }: Explanation, run: Collection): Passage[] {
  const of = (kind: ProgramKind): ExecutedProgram[] => programs.filter((program) => program.kind === kind);
  const [attempt = null] = of('attempt');
  const told = (program: ExecutedProgram, before: ExecutedProgram | null): Passage =>
    programPassage(`${program.kind} ${program.index + 1}`, program, before);
  const failed = attempt === null || attempt.execution.status === 'passed' ? null : attempt;
  const feedback = failed === null ? '' : (trajectory?.feedback ?? feedbackOn(failed.execution, run.plan.feedback));
  const [gold = null] =
    run.plan.gold === 'none' ? [] : of('gold').filter(({ execution }) => execution.status === 'passed');
  const asked =
    failed === null ? null : { attempt: failed.program, feedback, gold: gold?.program ?? null, previous: null };
  return [
    promptPassage('the student was asked', attemptPrompt(task, run.plan)),
    ...of('attempt').map((program) => told(program, null)),
    ...of('gold').map((program) => told(program, null)),
    ...(asked === null ? [] : [promptPassage('the teacher was asked', refinePrompt(task, asked, run.plan))]),
    ...of('refinement').map((program) => told(program, attempt)),
    ...(asked === null ? [] : [promptPassage('a second step asks', rectifyPrompt(task, asked, run.plan))]),
  ];
}

/** What it came to, in a few words. */
export function endingOf({ trajectory, usd, variants: taught }: Explanation): string[] {
  const failure = trajectory?.failure ?? null;
  return [
    `outcome  ${trajectory?.outcome ?? 'unfinished'}${failure === null ? '' : `: ${failure.message}`}`,
    `cost     ${usd === null ? 'unknown (no prices, or a server that counts no tokens)' : dollars(usd)}`,
    `rows     ${taught.length === 0 ? 'none' : `in ${taught.join(', ')}`}`,
  ];
}
