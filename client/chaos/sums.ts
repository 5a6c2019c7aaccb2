import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';

/** The run's name. */
export const runName = 'chaos';

/** US dollars a million tokens, of either model. */
export const price = { input: 1, output: 2 };

/** What the models make of a task: the teacher's tries until one is right, 0 where the first attempt is, null where none is. */
const endings = [0, 1, 0, 1, 2, 0, 1, null, 0, 1];

/** The most that the teacher is asked for. */
const refinements = 2;

/** Which of the sums a prompt asks for. */
export const sumIn = (prompt: string): number => Number(/number plus (\d+)/.exec(prompt)?.[1]);

const headerOf = (sum: number): string => `def add_${sum}(number: int) -> int:`;

/** What the student goes on with after a header. */
export function attemptAt(sum: number): string {
  if (endingOf(sum) === 0) return `\n    return number + ${sum}\n`;
  return sum % 3 === 0 ? `\n    return number + missing\n` : `\n    return number - ${sum}\n`;
}

/** What the teacher answers when it is asked for the `sample`th time. */
export function refinementOf(sum: number, sample: number): string {
  const ending = endingOf(sum);
  const right = ending !== null && sample + 1 >= ending;
  const program = `${headerOf(sum)}\n    return ${right ? `number + ${sum}` : `number * ${sum + 1}`}`;
  return `The sum was wrong.\n\n\`\`\`python\n${program}\n\`\`\``;
}

const endingOf = (sum: number): number | null => endings[sum % endings.length] ?? null;

/** How much of a collection goes on at once. */
export interface Scale {
  /** Calls to each of the two models; to both together where they are the same weights. */
  concurrency: number;
  tasksPerWorkflow: number;
  /** Which weights both models are; null: each its own. */
  identity: string | null;
  /** Seconds after which a call that hangs is given up: more than the slowest answer takes. */
  timeoutSeconds: number;
}

/** Small enough for a machine that does other things, with more workflows than one. */
export const smallScale: Scale = { concurrency: 4, tasksPerWorkflow: 4, identity: null, timeoutSeconds: 25 };

export interface SumsSetting {
  folder: string;
  tasks: number;
  url: string;
  /** US dollars that the plan allows; null: no limit. */
  budgetUsd: number | null;
  scale: Scale;
}

/** Writes so many tasks and their plan into a folder, as a person would have them; answers with the plan's path. */
export function writeSums({ folder, tasks, url, budgetUsd, scale }: SumsSetting): string {
  const modelAt = modelsAt(url, scale);
  mkdirSync(folder, { recursive: true });
  const rows = Array.from({ length: tasks }, (_, at) => `${JSON.stringify(taskOf(at + 1))}\n`);
  writeFileSync(join(folder, 'tasks.jsonl'), rows.join(''));
  const plan = {
    name: runName,
    tasks: { path: 'tasks.jsonl', format: 'persd' },
    student: { ...modelAt('student'), endpoint: 'completions' },
    // Its seed counts up with the samples, so that no two requests for a refinement are equal.
    teacher: { ...modelAt('teacher'), endpoint: 'chat', seed: 0 },
    refinements,
    tasksPerWorkflow: scale.tasksPerWorkflow,
    ...(budgetUsd !== null && { budget: { usd: budgetUsd } }),
  };
  const path = join(folder, 'plan.yaml');
  writeFileSync(path, stringify(plan));
  return path;
}

const modelsAt = (baseURL: string, scale: Scale) => (model: string) => ({
  baseURL,
  model,
  identity: scale.identity ?? model,
  maxTokens: 256,
  concurrency: scale.concurrency,
  timeoutSeconds: scale.timeoutSeconds,
  price,
});

function taskOf(sum: number) {
  return {
    id: `sum-${sum}`,
    text: `Return the number plus ${sum}.`,
    entryPoint: `add_${sum}`,
    header: headerOf(sum),
    gold: `${headerOf(sum)}\n    return number + ${sum}\n`,
    language: 'python',
    tests: [
      { call: `add_${sum}(1)`, expected: `${sum + 1}` },
      { call: `add_${sum}(-20)`, expected: `${sum - 20}` },
    ],
  };
}
