import { toLineFeeds } from '../answer/newlines.ts';
import type { Prompt } from '../model.ts';
import type { EvaluatePlan, Wording } from '../plan.ts';
import type { CodingTask } from '../task.ts';
import { attemptPrompt, type Failed, rectifyPrompt } from './build.ts';

/** The parts of a plan that decide how a benchmark is put to a student. */
export type SamplePlan = Pick<EvaluatePlan, 'prompts' | 'student'> & {
  evaluate: Pick<EvaluatePlan['evaluate'], 'wording'>;
};

/** How a student is asked first. A prompt file of the plan's own takes the place of either. */
function wordingOf({ student, evaluate }: Pick<SamplePlan, 'student' | 'evaluate'>): Wording {
  return evaluate.wording ?? (student.endpoint === 'completions' ? 'benchmark' : 'persd');
}

/** In whose words a student is asked first. */
export const askedIn = (plan: SamplePlan): Wording | 'file' =>
  plan.prompts.attempt === null ? wordingOf(plan) : 'file';

/** Whether the student goes on from the benchmark's own prompt. */
export function continuesPrompt(task: CodingTask, plan: SamplePlan): task is CodingTask & { prompt: string } {
  return task.prompt !== undefined && plan.prompts.attempt === null && wordingOf(plan) === 'benchmark';
}

/** The benchmark's prompt without white space at its end, for a model that continues it begins with the line feed itself. */
export const benchmarkPrompt = (prompt: string): string => toLineFeeds(prompt).trimEnd();

/** What the student is asked for a first answer. */
export function samplePrompt(task: CodingTask, plan: SamplePlan): Prompt {
  if (continuesPrompt(task, plan)) return { endpoint: 'completions', prompt: benchmarkPrompt(task.prompt) };
  return attemptPrompt(publicPart(task), plan);
}

/** Where a first answer ends, beside what the plan says: only what continues the benchmark's prompt ends as the benchmark says. */
export const stopsFor = (task: CodingTask, plan: SamplePlan): string[] =>
  continuesPrompt(task, plan) ? (task.stop ?? []) : [];

/** What it is asked for the next: as rows are trained that teach to mend. */
export function mendSamplePrompt(task: CodingTask, failed: Failed, plan: SamplePlan): Prompt {
  return rectifyPrompt(publicPart(task), failed, plan);
}

/** All of a task that a prompt may hold: whatever a prompt is made of, no hidden test is there to be put into it. */
export function publicPart({ shown = [], ...task }: CodingTask): CodingTask {
  return { ...task, tests: shown, shown, further: [], gold: null, setup: '' };
}
