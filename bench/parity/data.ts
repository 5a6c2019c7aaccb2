import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** A program with tests as they were published. */
export interface Published {
  id: string;
  program: string;
  setup: string;
  /** Asserts, or a `check(candidate)`. */
  code: string;
  entryPoint: string | null;
}

/** A completion and the verdict that was published with it. */
export interface Sample {
  id: string;
  program: string;
  passed: boolean;
}

/** What Python writes into JSON; it stands among inputs that are not read here. */
const notJson = /(?<=[[ ])(?:-?Infinity|NaN)(?=[,\]])/g;

/** Functions that a prompt defines before the one that it asks for: tests call them, and a completion does not repeat them. */
function helpersIn(prompt: string, entryPoint: string): string {
  const before = prompt.slice(0, prompt.lastIndexOf(`def ${entryPoint}`));
  return before.includes('def ') ? before : '';
}

/** The data that the parity of verdicts is measured on, in the folder that `PERSD_DATA` names. */
export class ParityData {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  humanEval(): Published[] {
    type Row = { task_id: string; prompt: string; canonical_solution: string; test: string; entry_point: string };
    return this.#lines<Row>('humaneval/HumanEval.jsonl.gz').map((row) => ({
      id: row.task_id,
      program: row.prompt + row.canonical_solution,
      setup: helpersIn(row.prompt, row.entry_point),
      code: row.test,
      entryPoint: row.entry_point,
    }));
  }

  mbpp(): Published[] {
    type Row = { task_id: number; code: string; test_setup_code: string; test_list: string[] };
    return this.#lines<Row>('mbpp/mbpp.jsonl').map((row) => ({
      id: `MBPP/${row.task_id}`,
      program: row.code,
      setup: row.test_setup_code,
      code: row.test_list.join('\n'),
      entryPoint: null,
    }));
  }

  /** The base inputs of MBPP+: the asserts that come with them have the arguments in their own types. */
  mbppPlus(): Published[] {
    type Row = { task_id: string; canonical_solution: string; assertion: string; entry_point: string };
    return this.#lines<Row>('evalplus/MbppPlus-v0.1.0.jsonl').map((row) => ({
      id: row.task_id,
      program: row.canonical_solution,
      setup: '',
      // Some of them compare with `math.isclose` and leave the import to whoever runs them.
      code: `import math\n${row.assertion}`,
      entryPoint: row.entry_point,
    }));
  }

  samples(benchmark: 'humaneval' | 'mbpp'): Sample[] {
    type Results = { eval: Record<string, { solution: string; base_status: string }[]> };
    const text = this.#read(`samples/llama3-8b-instruct-${benchmark}-evalplus-results.json`).toString('utf8');
    const { eval: tasks }: Results = JSON.parse(text);
    return Object.entries(tasks).flatMap(([id, answers]) =>
      answers.map(({ solution, base_status }) => ({ id, program: solution, passed: base_status === 'pass' })),
    );
  }

  #lines<Row>(path: string): Row[] {
    const lines = this.#read(path).toString('utf8').trim().split('\n');
    return lines.map((line): Row => JSON.parse(line.replaceAll(notJson, 'null')));
  }

  #read(path: string): Buffer {
    const bytes = readFileSync(join(this.#folder, path));
    return path.endsWith('.gz') ? gunzipSync(bytes) : bytes;
  }
}
