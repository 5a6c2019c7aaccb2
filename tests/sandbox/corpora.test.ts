import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../sandbox/port.ts';
import { openTestSandbox, requestFor } from './support.ts';

const data = process.env['PERSD_DATA'] ?? '';

interface Row {
  id: string;
  program: string;
  setup: string;
  code: string;
  entryPoint: string | null;
}

interface Trace {
  entry_point: string;
  header: string;
  student_attempt: string;
  refinement: string;
  gold: string;
  failing_test: { call: string; expected: string };
}

function readLines<T>(path: string): T[] {
  const bytes = readFileSync(join(data, path));
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .trim()
    .split('\n')
    .map((line): T => JSON.parse(line));
}

function mbpp(): Row[] {
  type Published = { task_id: number; code: string; test_setup_code: string; test_list: string[] };
  return readLines<Published>('mbpp/mbpp.jsonl').map((row) => ({
    id: `${row.task_id}`,
    program: row.code,
    setup: row.test_setup_code,
    code: row.test_list.join('\n'),
    entryPoint: null,
  }));
}

function humanEval(): Row[] {
  type Published = { task_id: string; prompt: string; canonical_solution: string; test: string; entry_point: string };
  return readLines<Published>('humaneval/HumanEval.jsonl.gz').map((row) => ({
    id: row.task_id,
    program: row.prompt + row.canonical_solution,
    setup: '',
    code: row.test,
    entryPoint: row.entry_point,
  }));
}

if (data === '') {
  console.warn('PERSD_DATA is not set: published programs are not run against their published tests.');
  test('PERSD_DATA is not set, so published programs were NOT run against their published tests', () => {});
}

describe.skipIf(data === '')('published programs', { timeout: 300_000 }, () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await openTestSandbox(2);
  });
  afterAll(() => sandbox.close());

  /** Ids of rows whose program, cut to its parts, does not pass the row's tests. */
  async function failures(rows: Row[]): Promise<string[]> {
    const splits = await sandbox.reader.splitTests(rows);
    const wrong = rows.map(async ({ id, program, setup, entryPoint }, index) => {
      const split = splits[index];
      if (!split?.ok) return `${id} ${split?.message}`;
      const name = entryPoint ?? split.entryPoint ?? '';
      const [parts] = await sandbox.reader.parts([{ source: program, entryPoint: name, header: null }]);
      if (!parts?.ok || parts.header === null || parts.completion === null) return `${id} has no completion`;
      const more = { setup, entryPoint: name, limits: { cpuMs: 30_000, memoryMb: 256 } };
      const { status } = await sandbox.execute(requestFor(parts.header + parts.completion, split.tests, more));
      return status === 'passed' ? '' : `${id} ${status}`;
    });
    return (await Promise.all(wrong)).filter((failure) => failure !== '');
  }

  test('all 974 of MBPP pass, as header and completion', async () => expect(await failures(mbpp())).toEqual([]));

  test('all 164 of HumanEval pass, as header and completion', async () => {
    expect(await failures(humanEval())).toEqual([]);
  });

  test('of 400 recorded traces every attempt fails, every refinement and every gold passes', async () => {
    const traces = readLines<Trace>('persdistill/traces-sample.jsonl');
    const values = await sandbox.reader.literals(traces.map((trace) => trace.failing_test.expected));
    const passed = async (kind: 'student_attempt' | 'refinement' | 'gold'): Promise<number> => {
      const verdicts = traces.map(async (trace, index) => {
        const value = values[index];
        if (!value) throw new Error(`Expected a literal, found ${trace.failing_test.expected}`);
        const tests = [{ kind: 'value' as const, ...trace.failing_test, value }];
        const { status } = await sandbox.execute(requestFor(trace[kind], tests, { entryPoint: trace.entry_point }));
        return status === 'passed';
      });
      return (await Promise.all(verdicts)).filter(Boolean).length;
    };
    expect([await passed('student_attempt'), await passed('refinement'), await passed('gold')]).toEqual([0, 400, 400]);
  });
});
