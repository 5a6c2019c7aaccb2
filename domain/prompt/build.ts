import { toLineFeeds } from '../answer/newlines.ts';
import type { Prompt } from '../model.ts';
import type { CollectPlan } from '../plan.ts';
import { relationText } from '../relation.ts';
import type { CodingTask, TaskTest } from '../task.ts';
import { lineComment } from './comment.ts';
import type { Values } from './placeholder.ts';
import { fillTemplate, parseTemplate, withoutGold } from './template.ts';
import { directPrompt } from './wording/direct.ts';
import { mendPrompt } from './wording/mend.ts';
import { secondStep } from './wording/rectify.ts';
import { followUp, teacherPrompt } from './wording/refine.ts';

/** The parts of a plan that decide what is asked. */
export type PromptPlan = Pick<CollectPlan, 'prompts' | 'feedback' | 'student' | 'teacher'>;

/** Those of them that decide what the student is asked, whatever the run is for. */
export type StudentPrompts = Pick<PromptPlan, 'prompts' | 'student'>;

/** A failed program and what the tests said about it; empty feedback: nothing is told. */
export interface Failed {
  attempt: string;
  feedback: string;
}

export interface Refining extends Failed {
  /** A program that passes, or null. */
  gold: string | null;
  /** The teacher's own correction that failed, where refinements form a chain; null otherwise. */
  previous: { program: string; feedback: string } | null;
}

/** What the student is asked: the prompt of every row that teaches a first answer. */
export function attemptPrompt(task: CodingTask, plan: StudentPrompts): Prompt {
  const clean = cleanTask(task);
  const file = plan.prompts.attempt;
  return file === null
    ? directPrompt(clean, plan.student.endpoint)
    : fillTemplate(parseTemplate(file), valuesOf(clean));
}

/** What the teacher is asked where a task has no gold program of its own. */
export function goldPrompt(task: CodingTask, plan: PromptPlan): Prompt {
  return directPrompt(cleanTask(task), plan.teacher.endpoint);
}

/**
 * What the teacher is asked about one attempt. In a chain its failed correction follows as turns of its own; a completion
 * prompt has no turns, so there that correction takes the attempt's place.
 */
export function refinePrompt(task: CodingTask, refining: Refining, plan: PromptPlan): Prompt {
  const clean = cleanTask(task);
  const { previous } = refining;
  const chat = plan.teacher.endpoint === 'chat';
  const failed = previous === null || chat ? refining : { attempt: previous.program, feedback: previous.feedback };
  const prompt = askTeacher(clean, { ...cleanFailed(clean, failed), gold: refining.gold }, plan);
  if (previous === null || prompt.endpoint === 'completions') return prompt;
  const turns = followUp(clean, { ...previous, program: cleanProgram(clean, previous.program) });
  return { endpoint: 'chat', messages: [...prompt.messages, ...turns] };
}

function askTeacher(task: CodingTask, subject: Failed & { gold: string | null }, plan: PromptPlan): Prompt {
  const { gold } = subject;
  const file = plan.prompts.refine;
  if (file === null) return teacherPrompt(task, subject, plan.teacher.endpoint, plan.feedback === 'teacher');
  const values = valuesOf(task, subject);
  const template = parseTemplate(file);
  return gold === null
    ? fillTemplate(withoutGold(template), values)
    : fillTemplate(template, { ...values, GOLD: toLineFeeds(gold) });
}

/** What the student is asked in its second step: the prompt of every row that teaches to mend. */
export function rectifyPrompt(task: CodingTask, failed: Failed, plan: StudentPrompts): Prompt {
  const clean = cleanTask(task);
  const subject = cleanFailed(clean, failed);
  const file = plan.prompts.rectify;
  if (file !== null) return fillTemplate(parseTemplate(file), valuesOf(clean, subject));
  const first = attemptPrompt(clean, plan);
  if (first.endpoint === 'completions') return mendPrompt(clean, { ...subject, gold: null });
  return { endpoint: 'chat', messages: [...first.messages, ...secondStep(clean, subject)] };
}

const cleanTask = (task: CodingTask): CodingTask => ({
  ...task,
  text: toLineFeeds(task.text),
  header: toLineFeeds(task.header).trimEnd(),
});

const cleanFailed = (task: CodingTask, failed: Failed): Failed => ({
  attempt: cleanProgram(task, failed.attempt),
  feedback: toLineFeeds(failed.feedback),
});

const cleanProgram = (task: CodingTask, program: string): string =>
  program.trim() === '' ? lineComment('(the answer held no program)', task.language) : toLineFeeds(program);

function valuesOf(task: CodingTask, failed?: Failed): Values {
  const values: Values = { TASK: task.text, HEADER: task.header, TESTS: task.tests.map(testText).join('\n') };
  return failed === undefined ? values : { ...values, ATTEMPT: failed.attempt, FEEDBACK: failed.feedback };
}

function testText(test: TaskTest): string {
  if (test.kind === 'value') return relationText(test.call, test.relation, test.expected);
  if (test.kind === 'stdout') return `${test.call} prints ${JSON.stringify(test.stdout)}`;
  if (test.kind === 'stdio') return `${JSON.stringify(test.stdin)} as input prints ${JSON.stringify(test.stdout)}`;
  return test.code;
}
