import { freeze } from './freeze.ts';
import type { RunPlan } from './plan.ts';

/** Parts of a plan that only change the place, the pace, the purse or the label: a run may be resumed with others. */
const places = new Set(['tasksPerWorkflow', 'budget', 'card']);
const modelPlaces = new Set([
  'baseURL',
  'apiKeyEnv',
  'headers',
  'timeoutSeconds',
  'maxTokensField',
  'concurrency',
  'rpm',
  'tpm',
  'price',
]);

/** What would change the data of a run if it went on under another plan, each part in a sentence; none: it may. */
export function dataDifferences(stored: RunPlan, next: RunPlan): string[] {
  const before = dataParts(stored);
  const after = dataParts(freeze(next, stored));
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((path) => before.get(path) !== after.get(path))
    .map((path) =>
      // Nobody wrote that key: it is the hash of a file.
      path === 'tasks.digest'
        ? 'tasks.path: the file has changed since the run was created'
        : `${path}: ${shown(before.get(path))} in the run, ${shown(after.get(path))} in the plan`,
    );
}

const shown = (text: string | undefined): string => {
  if (text === undefined) return 'nothing';
  return text.length <= 80 ? text : `${text.slice(0, 60)}… (${text.length} characters)`;
};

function dataParts(plan: RunPlan): Map<string, string> {
  const { student, teacher, ...rest } = plan;
  return new Map([
    ...leaves(rest, '', places),
    ...leaves(student, 'student.', modelPlaces),
    ...leaves(teacher, 'teacher.', modelPlaces),
  ]);
}

function leaves(part: object, prefix: string, without: ReadonlySet<string>): [path: string, text: string][] {
  return Object.entries(part)
    .filter(([key, value]) => !without.has(key) && value !== null && value !== undefined)
    .flatMap(([key, value]) => leaf(prefix + key, value));
}

function leaf(path: string, value: unknown): [string, string][] {
  const nested = typeof value === 'object' && value !== null && !Array.isArray(value);
  return nested ? leaves(value, `${path}.`, new Set()) : [[path, JSON.stringify(value)]];
}
