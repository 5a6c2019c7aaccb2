import type { Status } from './execution.ts';
import type { Failure } from './failure.ts';
import type { GoldSource } from './plan.ts';
import type { Outcome, ProgramKind } from './trajectory.ts';

/** One program that a model wrote, on its way: replied when it is here, executed when `status` is known. */
export interface Step {
  kind: ProgramKind;
  index: number;
  /** The journalled call that holds the reply. */
  call: string;
  status: Status | null;
}

/** What a workflow knows of one task: references and small verdicts, never a text. */
export interface TaskProgress {
  number: number;
  id: string;
  /** The task's own gold program, executed before anything is bought. */
  gold: 'passed' | 'failed' | 'missing';
  steps: Step[];
  failure: Failure | null;
}

/** The parts of a plan that decide what comes next. */
export interface StageRules {
  attempts: number;
  refinements: number;
  gold: GoldSource;
  goldFor: 'failed' | 'all';
}

export type Stage = 'attempt' | 'gold' | 'refine' | 'execute' | 'record';

const steps = (task: TaskProgress, kind: ProgramKind): Step[] => task.steps.filter((step) => step.kind === kind);

const passed = (step: Step | undefined): boolean => step?.status === 'passed';

/** The decision table of the loop: what a task needs next. The first row that holds decides. */
export function nextStage(task: TaskProgress, rules: StageRules): Stage {
  const attempts = steps(task, 'attempt');
  const refinements = steps(task, 'refinement');
  const first = attempts.find((step) => step.index === 0);
  if (task.failure !== null || task.gold === 'failed') return 'record';
  if (task.steps.some((step) => step.status === null)) return 'execute';
  if (attempts.length < rules.attempts) return 'attempt';
  if (wantsTeacherGold(task, rules, passed(first))) return 'gold';
  if (passed(first)) return 'record';
  if (refinements.some(passed)) return 'record';
  if (refinements.length < rules.refinements) return 'refine';
  return 'record';
}

function wantsTeacherGold(task: TaskProgress, rules: StageRules, mastered: boolean): boolean {
  if (rules.gold !== 'teacher' || task.gold !== 'missing') return false;
  return steps(task, 'gold').length === 0 && (rules.goldFor === 'all' || !mastered);
}

/** The outcome of a task whose next stage is `record`. */
export function outcomeOf(task: TaskProgress): Outcome {
  if (task.failure !== null) return task.failure.type === 'unreadable_task' ? 'rejected' : 'abandoned';
  if (task.gold === 'failed') return 'rejected';
  if (passed(steps(task, 'attempt').find((step) => step.index === 0))) return 'mastered';
  return steps(task, 'refinement').some(passed) ? 'refined' : 'unrefined';
}

/** Indexes of the programs that a task's stage still has to ask for. */
export function missingIndexes(task: TaskProgress, kind: ProgramKind, wanted: number): number[] {
  const there = new Set(steps(task, kind).map((step) => step.index));
  return Array.from({ length: wanted }, (_, index) => index).filter((index) => !there.has(index));
}
