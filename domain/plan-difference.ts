import { freeze } from './freeze.ts';
import type { RunPlan } from './plan.ts';

/** Parts of a plan that only change the place, the pace, the purse or the label: a run may be resumed with others. */
const places = new Set(['tasksPerWorkflow', 'budget', 'card']);
/** Of an evaluation: how much of it is wanted, for a run takes more samples and tells any k of those that are there; and a mere name. */
const extents = new Set(['n', 'k', 'known']);
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
  'batch',
]);

/** What would change the data of a run if it went on under another plan, each part in a sentence; none: it may. */
export function dataDifferences(stored: RunPlan, next: RunPlan): string[] {
  const before = dataParts(stored);
  const after = dataParts(freeze(next, stored));
  const paths = [...new Set([...before.keys(), ...after.keys()])];
  return paths
    .filter((path) => before.get(path) !== after.get(path))
    .map((path) => sentence(path, before.get(path), after.get(path)));
}

function sentence(path: string, before: string | undefined, after: string | undefined): string {
  // Nobody wrote that key: it is the hash of a file.
  if (path.endsWith('.digest'))
    return `${path.replace('digest', 'path')}: the file has changed since the run was created`;
  return `${path}: ${shown(before)} in the run, ${shown(after)} in the plan`;
}

const shown = (text: string | undefined): string => {
  if (text === undefined) return 'nothing';
  return text.length <= 80 ? text : `${text.slice(0, 60)}… (${text.length} characters)`;
};

/** By key of the plan: what within that section changes no data. */
const without = new Map([
  ['student', modelPlaces],
  ['teacher', modelPlaces],
  ['evaluate', extents],
]);

function dataParts(plan: RunPlan): Map<string, string> {
  return new Map(leaves(plan, '', places));
}

function leaves(part: object, prefix: string, left: ReadonlySet<string>): [path: string, text: string][] {
  return Object.entries(part)
    .filter(([key, value]) => !left.has(key) && value !== null && value !== undefined)
    .flatMap(([key, value]) => leaf(prefix + key, value));
}

function leaf(path: string, value: unknown): [string, string][] {
  const nested = typeof value === 'object' && value !== null && !Array.isArray(value);
  return nested ? leaves(value, `${path}.`, without.get(path) ?? new Set()) : [[path, JSON.stringify(value)]];
}
