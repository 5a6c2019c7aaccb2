import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Language } from '../../../domain/task.ts';
import type { Sandbox } from '../../../sandbox/port.ts';
import { openTestSandbox } from '../support.ts';
import { judge } from './support.ts';

const data = process.env['PERSD_DATA'] ?? '';

interface Row {
  id: string;
  language: Language;
  program: string;
  tests: string | string[];
  expected_status: string;
  also_ok?: string[];
  group?: string;
  order?: number;
}

function readRows(): Row[] {
  const lines = readFileSync(join(data, 'adversarial/programs.jsonl'), 'utf8').trim().split('\n');
  const rows = lines.map((line): Row => JSON.parse(line)).filter(({ language }) => language !== 'python');
  const place = ({ group = '', order = 0 }: Row): string => `${group} ${order}`;
  return rows.toSorted((one, other) => place(one).localeCompare(place(other)));
}

if (data === '') {
  console.warn('PERSD_DATA is not set: hostile JavaScript programs are not run.');
  test('PERSD_DATA is not set, so hostile JavaScript programs were NOT run', () => {});
}

describe.skipIf(data === '')('hostile programs in JavaScript and TypeScript', { timeout: 300_000 }, () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await openTestSandbox(1);
  });
  afterAll(() => sandbox.close());

  test('every one gets its verdict, those of a group one after the other in one slot', async () => {
    const rows = readRows();
    expect(rows.length).toBeGreaterThan(20);
    const wrong: string[] = [];
    for (const { id, language, program, tests, expected_status: expected, also_ok: also = [] } of rows) {
      const { status } = await judge(sandbox, program, [tests].flat().join('\n'), { language });
      if (![expected, ...also].includes(status)) wrong.push(`${id} ${status}`);
    }
    expect(wrong).toEqual([]);
  });
});
