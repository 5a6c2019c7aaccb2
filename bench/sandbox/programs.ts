import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { partsOfPrompt } from '../../domain/benchmarks/prompt-words.ts';

/** One program of a benchmark, with what both sides need to run it. */
export interface BenchProgram {
  task_id: string;
  prompt: string;
  completion: string;
  /** Python that asserts: a `check(candidate)`, or asserts one below the other. */
  test: string;
  entry_point: string;
  /** What the prompt defines before the function to write. */
  setup: string;
  /** The verdict that it must get. */
  passes: boolean;
}

interface Row {
  task_id: string;
  prompt: string;
  canonical_solution: string;
  test: string;
  assertion: string;
  entry_point: string;
}

/** Numbers that Python writes and JSON does not know; only inputs have them, and those are read elsewhere. */
const beyondJson = /(?<=[[,\s])-?(?:Infinity|NaN)(?=[,\]\s])/g;

const rows = (text: string): Row[] =>
  text
    .trim()
    .split('\n')
    .map((line): Row => JSON.parse(line.replaceAll(beyondJson, 'null')));

/** HumanEval's canonical programs, `times` over, and a quarter as many again that return nothing. */
export function humanEval(data: string, times: number, limit: number): BenchProgram[] {
  const text = gunzipSync(readFileSync(join(data, 'humaneval/HumanEval.jsonl.gz'))).toString();
  const all = rows(text).slice(0, limit);
  const programs = all.map(({ task_id, prompt, test, entry_point, canonical_solution }) => {
    const setup = partsOfPrompt(prompt, entry_point).given;
    return { task_id, prompt, test, entry_point, setup, completion: canonical_solution, passes: true };
  });
  const failing = programs.map((program) => ({ ...program, completion: '    return None\n', passes: false }));
  return spread(programs, failing, times);
}

/** Tasks that evalplus holds to an oracle of its own, because gold programs fail the asserts that were published. */
const judgedOtherwise = new Set(['Mbpp/164', 'Mbpp/295', 'Mbpp/558', 'Mbpp/581']);

/** The programs of MBPP+ with its base inputs, in the same proportion. */
export function mbpp(data: string, times: number, limit: number): BenchProgram[] {
  const all = rows(readFileSync(mbppPlusPath(data), 'utf8'));
  const plus = all.filter(({ task_id }) => !judgedOtherwise.has(task_id)).slice(0, limit);
  const programs = plus.map(({ task_id, entry_point, prompt, canonical_solution, assertion }) => {
    return { task_id, prompt, test: assertion, entry_point, setup: '', completion: canonical_solution, passes: true };
  });
  const failing = programs.map((program) => ({
    ...program,
    completion: `\ndef ${program.entry_point}(*values):\n    raise ValueError(values)\n`,
    passes: false,
  }));
  return spread(programs, failing, times);
}

export const mbppPlusPath = (data: string): string => join(data, 'evalplus/MbppPlus-v0.1.0.jsonl');

/** As many failing ones as one turn of the others has, spread over all turns. */
function spread(programs: BenchProgram[], failing: BenchProgram[], times: number): BenchProgram[] {
  return Array.from({ length: times }, (_, turn) => [
    ...programs,
    ...failing.filter((_program, index) => index % times === turn),
  ]).flat();
}

/** Programs that never end. */
export function endless(programs: BenchProgram[], count: number): BenchProgram[] {
  const [first] = programs;
  if (!first) return [];
  return Array.from({ length: count }, () => ({ ...first, completion: '    while True: pass\n', passes: false }));
}
