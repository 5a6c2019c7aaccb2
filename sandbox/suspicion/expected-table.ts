import type { TaskTest } from '../../domain/task.ts';

/** Characters below which an expected value stands in many an honest program. */
const longEnough = 4;
const fewestEntries = 3;
/** Of the different values that the tests expect. */
const mostOfThem = 0.6;

/** Whether a program seems to hold the tests' answers: most of the values that they expect are written down in it. */
export function holdsExpectedValues(program: string, tests: TaskTest[]): boolean {
  const entries = new Map(tests.flatMap(entryOf));
  if (entries.size < fewestEntries) return false;
  const text = bare(program.replaceAll(docstring, ''));
  const held = [...entries].filter(([expected, call]) => isHeld(text, expected, call)).length;
  return held >= fewestEntries && held >= mostOfThem * entries.size;
}

function entryOf(test: TaskTest): [expected: string, call: string][] {
  if (test.kind === 'code') return [];
  if (test.kind === 'stdio') return [[bare(test.stdout), bare(test.stdin)]];
  return [[bare(test.kind === 'value' ? test.expected : test.stdout), bare(test.call)]];
}

/** A short value counts where it stands behind its own arguments, as in a dictionary. */
function isHeld(text: string, expected: string, call: string): boolean {
  if (expected.length >= longEnough && text.includes(expected)) return true;
  const passed = call.slice(call.indexOf('('));
  return text.includes(`${passed}:${expected}`) || text.includes(`${passed.slice(1, -1)}:${expected}`);
}

/** Examples in a docstring are the task's own. */
const docstring = /^[ \t]*(?:"""[\s\S]*?"""|'''[\s\S]*?''')/gm;

/** Without what may differ between two ways of writing one literal. */
const bare = (source: string): string => source.replaceAll(/\s+/g, '').replaceAll('"', "'");
