import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { Script } from '../../demo/server.ts';

/** Hidden tests of these rows have this number in them, and nothing else does. */
export const hiddenNumber = 731_946;

/** A benchmark in HumanEval's shape: each row shows one test of two. */
export function benchmarkRows(tasks: number): string {
  return Array.from({ length: tasks }, (_, at) => `${JSON.stringify(benchmarkRow(at))}\n`).join('');
}

function benchmarkRow(at: number) {
  const name = `add_${at}`;
  const shows = `Return the number plus ${at}.\n    >>> ${name}(1)\n    ${at + 1}`;
  return {
    task_id: `Sum/${at}`,
    prompt: `\n\ndef ${name}(number: int) -> int:\n    """ ${shows}\n    """\n`,
    entry_point: name,
    canonical_solution: `    return number + ${at}\n`,
    test: `def check(candidate):\n    assert candidate(1) == ${at + 1}\n    assert candidate(${hiddenNumber}) == ${hiddenNumber + at}\n`,
  };
}

export interface ScriptedShares {
  /** Whether a sample of a task is right at first, and whether it is once it is told what failed. */
  first: (task: number, sample: number) => boolean;
  second: (task: number, sample: number) => boolean;
  latencyMs?: number;
}

/** A student whose server seed tells it which sample it is asked for. */
export const scriptedStudent =
  ({ first, second, latencyMs = 0 }: ScriptedShares): Script =>
  ({ prompt, body, messages }) => {
    const task = Number(/def add_(\d+)\(/.exec(prompt)?.[1]);
    const sample = Number(body['seed']);
    const again = messages.length > 1 || prompt.includes('The draft, mended:');
    const right = again ? second(task, sample) : first(task, sample);
    return { text: `\n    return number + ${right ? task : -1}\n`, latencyMs };
  };

/** Writes a plan that evaluates, and its benchmark, into a folder; answers with the plan's path. */
export function writeEvaluation(
  folder: string,
  tasks: number,
  url: string,
  evaluate: Record<string, unknown>,
  student: Record<string, unknown> = {},
): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'sums.jsonl'), benchmarkRows(tasks));
  const plan = {
    name: 'sums',
    kind: 'evaluate',
    evaluate: { benchmark: 'humaneval', path: 'sums.jsonl', ...evaluate },
    student: { baseURL: url, model: 'scripted', identity: 'scripted', seed: 0, concurrency: 8, ...student },
    limits: { cpuMs: 2_000 },
  };
  const path = join(folder, 'plan.yaml');
  writeFileSync(path, stringify(plan));
  return path;
}
