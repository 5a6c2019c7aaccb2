import type { Prompt } from '../../domain/model.ts';
import type { CollectPlan } from '../../domain/plan.ts';
import { attemptPrompt } from '../../domain/prompt/build.ts';
import { relationText } from '../../domain/relation.ts';
import type { CodingTask, TaskTest } from '../../domain/task.ts';
import type { ExecutedProgram } from '../../domain/trajectory.ts';
import type { ExportFormat, Row } from './format.ts';
import { turnsOf } from './turns.ts';

/**
 * verl chooses what scores an answer by this name: under it, what appends each test to the program and runs both in a sandbox. Where
 * it is given none (`reward.sandbox_fusion.url`), it knows no asserts, and rewards nothing.
 */
const scorer = 'taco';

/** verl's prompts for reinforcement: every task that says something about the student, its tests, and how often it passed them. */
export const verlRl: ExportFormat = {
  of: 'trajectory',
  executed: [],
  rows: ({ trajectory, task, run: { plan } }) => {
    const { run, position, outcome, attempts } = trajectory;
    if (outcome === 'rejected' || outcome === 'abandoned') return outcome;
    if (task.language !== 'python') return 'verl scores Python alone';
    const truth = truthOf(task);
    if (truth === null) return 'its tests are of two kinds, and verl takes one';
    const prompt = askedInTurns(task, plan);
    const scoredBy = JSON.stringify(truth);
    const row = {
      data_source: scorer,
      prompt: turnsOf(prompt),
      ability: 'code',
      reward_model: { style: 'rule', ground_truth: scoredBy },
      extra_info: { index: position, task: task.id, run, ...triedOf(attempts) },
    };
    return [{ row, exchange: { prompt, completion: null, scoredBy }, origin: null, leftOut: null }];
  },
};

/** verl asks in turns and scores the block of code that it is answered with: a base model's prompt asks for neither. */
function askedInTurns(task: CodingTask, plan: CollectPlan): Prompt {
  const { student, prompts } = plan;
  if (student.endpoint === 'chat') return attemptPrompt(task, plan);
  return attemptPrompt(task, { prompts: { ...prompts, attempt: null }, student: { ...student, endpoint: 'chat' } });
}

/** How often the student passed. */
function triedOf(attempts: ExecutedProgram[]): Row {
  const passed = attempts.filter(({ execution }) => execution.status === 'passed').length;
  return { attempts: attempts.length, passed, pass_rate: attempts.length === 0 ? 0 : passed / attempts.length };
}

/** Asserts, or what a script reads and prints; null where a task has tests of both kinds. */
function truthOf({ setup, tests }: CodingTask): Row | null {
  const scripts = tests.filter((test) => test.kind === 'stdio');
  const others = tests.filter((test) => test.kind !== 'stdio');
  const before = setup.trim() === '' ? '' : `${setup}\n`;
  if (scripts.length === 0) return { assert_case: others.map((test) => before + assertOf(test)) };
  if (others.length > 0) return null;
  return { inputs: scripts.map(({ stdin }) => stdin), outputs: scripts.map(({ stdout }) => stdout) };
}

/** A test as a program's last lines, which raise where it fails. */
function assertOf(test: Exclude<TaskTest, { kind: 'stdio' }>): string {
  if (test.kind === 'code') return test.code;
  if (test.kind === 'value') {
    const text = `assert ${relationText(test.call, test.relation, test.expected)}`;
    return test.relation?.is === 'close' ? `import math\n${text}` : text;
  }
  return [
    'import contextlib, io',
    'with contextlib.redirect_stdout(io.StringIO()) as printed:',
    `    ${test.call}`,
    `assert printed.getvalue().strip() == ${JSON.stringify(test.stdout.trim())}`,
  ].join('\n');
}
