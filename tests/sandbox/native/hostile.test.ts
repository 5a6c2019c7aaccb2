import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TaskTest } from '../../../domain/task.ts';
import type { Sandbox } from '../../../sandbox/port.ts';
import { openTestSandbox, requestFor } from '../support.ts';
import { jailsHere, openBench } from './support.ts';

const data = process.env['PERSD_DATA'] ?? '';

interface Row {
  id: string;
  category: string;
  language: string;
  program: string;
  tests: string[] | string;
  expected_status: string;
  also_ok?: string[];
  group?: string;
  order?: number;
}

if (data === '') test('PERSD_DATA is not set, so hostile programs were NOT run natively', () => {});
const jails = data === '' ? [] : await jailsHere();

describe.skipIf(jails.length === 0)('hostile programs', { timeout: 300_000 }, () => {
  let reader: Sandbox;
  let folder: string;
  let server: Server;
  let visits = 0;
  let rows: Row[] = [];
  let tests: TaskTest[][] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'persd-canary-'));
    writeFileSync(join(folder, 'canary'), 'CANARY-FILE\n', { mode: 0o644 });
    process.env['SANDBOX_CANARY'] = 'CANARY-ENV';
    server = createServer((socket) => {
      visits += 1;
      socket.end('CANARY-NET');
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    rows = readRows(join(folder, 'canary'), server);
    reader = await openTestSandbox(1);
    const sources = rows.map((row) => ({ code: [row.tests].flat().join('\n'), entryPoint: null }));
    tests = (await reader.reader.splitTests(sources)).map((split) => (split.ok ? split.tests : []));
  });

  afterAll(async () => {
    await reader.close();
    server.close();
    rmSync(folder, { recursive: true });
    delete process.env['SANDBOX_CANARY'];
  });

  test.each(jails.map((jail) => [jail.rung, jail] as const))(
    'get what they deserve in %s, one slot for all, and reach no canary',
    async (_rung, jail) => {
      const bench = await openBench(jail, 1);
      const wrong: string[] = [];
      for (const [index, row] of rows.entries()) {
        const limits = { cpuMs: 1000, memoryMb: 256 };
        const request = requestFor(row.program, tests[index] ?? [], { entryPoint: '', limits });
        const { status } = await bench.execute(request);
        if (![row.expected_status, ...(row.also_ok ?? [])].includes(status)) wrong.push(`${row.id} ${status}`);
      }
      await bench.close();
      expect(rows.length).toBeGreaterThan(0);
      expect(wrong).toEqual([]);
      expect(visits).toBe(0);
    },
  );
});

/** Rows of one group follow each other in their order. */
function readRows(canary: string, server: Server): Row[] {
  const address = server.address();
  const port = typeof address === 'object' ? `${address?.port}` : '';
  const text = readFileSync(join(data, 'adversarial/programs.jsonl'), 'utf8');
  const filled = text.replaceAll('__CANARY_FILE__', canary).replaceAll('__CANARY_PORT__', port);
  const rows = filled
    .trim()
    .split('\n')
    .map((line): Row => JSON.parse(line))
    .filter(({ language }) => language === 'python');
  return rows.toSorted((left, right) => sortKey(left).localeCompare(sortKey(right)));
}

function sortKey({ group = '', order = 0, id }: Row): string {
  return `${group} ${order} ${id}`;
}
