import type { ExceptionInfo } from '../../domain/execution.ts';
import { goldOf, refinementOf } from '../../domain/example/build.ts';
import type { ShowingPlan } from '../../domain/example/shown.ts';
import { distanceOf } from '../../domain/report/distance.ts';
import { failingOf } from '../../domain/report/failing.ts';
import { marksOf } from '../../domain/report/gather.ts';
import type { CodingTask } from '../../domain/task.ts';
import type { Trajectory } from '../../domain/trajectory.ts';

/** A refined task as a person looks at it. Long texts are cut, so that no model decides how long a page is. */
export interface Example {
  task: string;
  text: string;
  attempt: string;
  refinement: string;
  /** Null where there is none that passed. */
  gold: string | null;
  /** How the attempt failed, in a few words. */
  failing: string;
  /** As the teacher was told it; empty where it was told nothing. */
  feedback: string;
  /** The call that the attempt got wrong, with what was expected and what came; null where it failed otherwise. */
  test: { call: string; expected: string | null; actual: string | null } | null;
  /** The exception that it raised, with its message; null where it raised none. */
  raised: string | null;
  /** Why to look twice; empty where there is no reason. */
  marks: string[];
  /** From the attempt to the refinement, from 0 to 1. */
  distance: number;
}

const longestText = 4_000;
const longestProgram = 6_000;

/** Null for a task that was not refined. */
export function exampleOf(trajectory: Trajectory, task: CodingTask, plan: ShowingPlan): Example | null {
  const [attempt] = trajectory.attempts;
  const refinement = refinementOf(trajectory);
  if (trajectory.outcome !== 'refined' || attempt === undefined || refinement === null) return null;
  const gold = goldOf(trajectory);
  const failed = attempt.execution.tests.find(({ status }) => status !== 'passed');
  const raised = failed?.exception ?? attempt.execution.exception;
  return {
    task: task.id,
    text: cut(task.text, longestText),
    attempt: cut(attempt.program, longestProgram),
    refinement: cut(refinement.program, longestProgram),
    gold: gold === null ? null : cut(gold.program, longestProgram),
    failing: failingOf(attempt) ?? 'passed',
    feedback: cut(trajectory.feedback, longestText),
    test: failed === undefined ? null : { call: failed.call, expected: failed.expected, actual: failed.actual },
    raised: raised === null ? null : raisedText(raised),
    marks: marksOf(trajectory, refinement, task, plan),
    distance: distanceOf(attempt.program, refinement.program),
  };
}

function raisedText({ type, message }: ExceptionInfo): string {
  return message === '' ? type : `${type}: ${message}`;
}

function cut(text: string, length: number): string {
  const trimmed = text.trim();
  if (trimmed.length <= length) return trimmed;
  return `${trimmed.slice(0, length).toWellFormed()}\n… (${trimmed.length - length} more characters)`;
}
