import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CodeExecution } from '../../domain/execution.ts';
import type { Language } from '../../domain/task.ts';
import type { Sandbox } from '../../sandbox/port.ts';
import { type Canaries, plantCanaries } from './corpus/canaries.ts';
import { Descendants } from './corpus/descendants.ts';
import { latencyBeside } from './corpus/neighbour.ts';
import { accepted, type HostileRow, readCorpus } from './corpus/rows.ts';
import { languagesOf, verdictOf } from './corpus/verdict-of.ts';
import { openTestSandbox } from './support.ts';

const data = process.env['PERSD_DATA'] ?? '';
const rows = data === '' ? [] : readCorpus(data);
const alone = rows.filter((row) => row.group === undefined);
const groups = Map.groupBy(
  rows.filter((row) => row.group !== undefined),
  (row) => row.group,
);
const languages: Language[] = ['python', 'javascript', 'typescript'];

if (data === '') {
  console.warn('PERSD_DATA is not set: the hostile corpus is not run.');
  test('PERSD_DATA is not set, so the hostile corpus was NOT run', () => {});
}

describe.skipIf(data === '')('the hostile corpus', () => {
  const verdicts = new Map<string, CodeExecution>();
  const faults = new Map<string, string>();
  const descendants = new Descendants();
  let sandbox: Sandbox;
  let canaries: Canaries;
  let guests: Language[];

  const judgeRow = async (where: Sandbox, row: HostileRow): Promise<void> => {
    const verdict = verdictOf(where, { ...row, program: canaries.fill(row.program) });
    // One row that cannot be judged is that row's failure.
    await verdict
      .then((told) => verdicts.set(row.id, told))
      .catch((error: unknown) => faults.set(row.id, String(error)));
    descendants.note();
  };

  /** In order, one after the other, in the one slot of a sandbox. */
  const judgeGroup = async (group: HostileRow[]): Promise<void> => {
    const single = await openTestSandbox(1);
    for (const row of group) await judgeRow(single, row);
    await single.close();
  };

  beforeAll(async () => {
    canaries = await plantCanaries();
    sandbox = await openTestSandbox(2);
    guests = await languagesOf(sandbox, languages);
    const runs = (row: HostileRow): boolean => guests.includes(row.language);
    await Promise.all(alone.filter(runs).map((row) => judgeRow(sandbox, row)));
    for (const group of groups.values()) if (group.every(runs)) await judgeGroup(group);
  }, 300_000);

  afterAll(async () => {
    await sandbox.close();
    await canaries.remove();
  });

  test('finds a guest for every language', () => {
    const missing = languages.filter((language) => !guests.includes(language));
    const unrun = rows.filter((row) => missing.includes(row.language)).map(({ id }) => id);
    if (missing.length > 0) console.warn(`No guest runs ${missing.join(' or ')}: NOT run were ${unrun.join(', ')}.`);
    expect(unrun).toEqual([]);
  });

  test.each(rows.map((row) => [row.id, row.category, row.description, row] as const))(
    '%s (%s) gets its verdict: %s',
    (id, _category, _description, row) => {
      const verdict = verdicts.get(id);
      if (!guests.includes(row.language)) return;
      expect(accepted(row), faults.get(id) ?? JSON.stringify(verdict)).toContain(verdict?.status);
    },
  );

  test('reaches no canary', () => {
    expect(canaries.touched()).toBe(0);
    const said = [...verdicts.values()].map((verdict) => JSON.stringify(verdict.tests.map(({ actual }) => actual)));
    expect(said.filter((actual) => /CANARY-/.test(actual))).toEqual([]);
  });

  test('says how long a neighbour waits while a hostile program runs', { timeout: 120_000 }, async () => {
    const hostile = alone.filter(({ id }) => ['py-res-02', 'py-res-11', 'py-out-01'].includes(id));
    for (const line of await latencyBeside(sandbox, hostile)) console.info(line);
  });

  test('leaves no process behind', async () => {
    descendants.note();
    expect(descendants.noted).toBeGreaterThan(0);
    await sandbox.close();
    expect(descendants.left()).toEqual([]);
  });
});
