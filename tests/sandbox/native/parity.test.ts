import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../../sandbox/port.ts';
import { openTestSandbox, requestFor } from '../support.ts';
import { jailsHere } from './support.ts';

const data = process.env['PERSD_DATA'] ?? '';

interface Row {
  id: string;
  program: string;
  setup: string;
  code: string;
  entryPoint: string | null;
}

function readLines<T>(path: string): T[] {
  const bytes = readFileSync(join(data, path));
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .trim()
    .split('\n')
    .map((line): T => JSON.parse(line));
}

function rows(): Row[] {
  type Problem = { task_id: string; prompt: string; canonical_solution: string; test: string; entry_point: string };
  type Basic = { task_id: number; code: string; test_setup_code: string; test_list: string[] };
  return [
    ...readLines<Problem>('humaneval/HumanEval.jsonl.gz').map((row) => ({
      id: row.task_id,
      program: row.prompt + row.canonical_solution,
      setup: '',
      code: row.test,
      entryPoint: row.entry_point,
    })),
    ...readLines<Basic>('mbpp/mbpp.jsonl').map((row) => ({
      id: `MBPP/${row.task_id}`,
      program: row.code,
      setup: row.test_setup_code,
      code: row.test_list.join('\n'),
      entryPoint: null,
    })),
  ];
}

if (data === '') test('PERSD_DATA is not set, so published programs were NOT run natively', () => {});
const jails = data === '' ? [] : await jailsHere();

describe.skipIf(jails.length === 0)('published programs', { timeout: 300_000 }, () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await openTestSandbox(2);
  });
  afterAll(() => sandbox.close());

  test('all 1,138 of HumanEval and MBPP pass natively, judged with the same assurance as in WebAssembly', async () => {
    const all = rows();
    const splits = await sandbox.reader.splitTests(all);
    const differences = all.map(async ({ id, program, setup, entryPoint }, index) => {
      const split = splits[index];
      if (!split?.ok) return `${id} ${split?.message}`;
      const limits = { cpuMs: 30_000, memoryMb: 256 };
      const name = entryPoint ?? split.entryPoint ?? '';
      const request = requestFor(program, split.tests, { setup, entryPoint: name, limits });
      const native = await sandbox.execute({ ...request, python: 'native' });
      const wasm = await sandbox.execute(request);
      const same = native.status === 'passed' && native.assurance === wasm.assurance && wasm.status === 'passed';
      return same ? '' : `${id} ${native.status} ${native.assurance} ${wasm.status} ${wasm.assurance}`;
    });
    expect((await Promise.all(differences)).filter((difference) => difference !== '')).toEqual([]);
    expect(all).toHaveLength(1138);
  });
});
