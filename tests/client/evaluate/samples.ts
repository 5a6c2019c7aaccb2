import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { onTestFinished } from 'vitest';

/** Writes a text into a file that goes with the test; `.gz` packs it. */
export function fileOf(name: string, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'persd-samples-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, name);
  writeFileSync(path, name.endsWith('.gz') ? gzipSync(text) : text);
  return path;
}

/** Two tasks of HumanEval's shape. */
export const problems = [
  {
    task_id: 'HumanEval/0',
    prompt:
      'from typing import List\n\n\ndef first(xs: List[int]) -> int:\n    """ The first.\n    >>> first([1])\n    1\n    """\n',
    entry_point: 'first',
    canonical_solution: '    return xs[0]\n',
    test: 'def check(candidate):\n    assert candidate([1, 2]) == 1\n    assert candidate([3]) == 3\n',
  },
  {
    task_id: 'HumanEval/1',
    prompt: 'def helper(x):\n    return x\n\n\ndef twice(x):\n    """ Two times x. """\n',
    entry_point: 'twice',
    canonical_solution: '    return helper(x) * 2\n',
    test: 'def check(candidate):\n    assert candidate(2) == helper(4)\n',
  },
];

/** Rows as lines of JSON. */
export const lines = (rows: unknown[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

/** A sample of each task that passes, and one that does not. */
export const right = problems.map(({ task_id, canonical_solution }) => ({ task_id, completion: canonical_solution }));
export const wrong = { task_id: 'HumanEval/0', completion: '    return xs[-1]\n' };
