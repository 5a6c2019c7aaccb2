// From a real store to a file.
import { chooseCollection } from '../../../client/run/choose.ts';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportRun, type ExportOptions } from '../../../client/export/export-run.ts';
import { partsOf } from '../../../client/export/format-rows.ts';
import { refuseSelection } from '../../../client/export/selection.ts';
import type { Outcome, Trajectory } from '../../../domain/trajectory.ts';
import type { Collection, Store } from '../../../store/port.ts';
import { planOf, refined } from '../../domain/samples.ts';
import { openedStore } from '../../store/opened-store.ts';
import { newRun, trajectory } from '../../store/samples.ts';
import { temporaryHome } from '../../support/temporary-home.ts';

const outcomes: Outcome[] = ['refined', 'mastered', 'refined', 'refined', 'abandoned'];

/** A run of five tasks, recorded in some order by a machine of some speed. */
async function recorded(order: number[], ms: number): Promise<{ store: Store; run: Collection }> {
  const store = await openedStore();
  const made = newRun('run', outcomes.length);
  await store.runs.create({ ...made, plan: { ...made.plan, ...planOf('completions') } });
  for (const number of order) {
    await store.trajectories.write('run', [{ number, trajectory: told(number, outcomes[number] ?? 'unrefined', ms) }]);
  }
  const run = await chooseCollection(store, 'run');
  return { store, run };
}

function told(number: number, outcome: Outcome, ms: number): Trajectory {
  const { task, position } = trajectory(number, outcome, outcomes.length).trajectory;
  const timed = refined.refinements.map((each) => ({
    ...each,
    completion: number === 3 ? null : each.completion,
    execution: { ...each.execution, cpuMs: ms, wallMs: 2 * ms },
  }));
  return { ...refined, run: 'run', task, position, outcome, refinements: timed };
}

async function exported(from: { store: Store; run: Collection }, options: Partial<ExportOptions>) {
  const out = join(temporaryHome(), 'rows.jsonl');
  const summary = await exportRun(from.store, [from.run], {
    format: 'prompt-completion',
    variant: 'persd',
    file: 'jsonl',
    out,
    verifier: null,
    ...options,
  });
  const text = await readFile(out, 'utf8');
  return {
    summary,
    text,
    rows: text
      .split('\n')
      .slice(0, -1)
      .map((line): unknown => JSON.parse(line)),
  };
}

it.each([
  ['trajectories', []],
  ['verl-rl', []],
  ['messages', ['examples']],
  ['teacher-context', ['pair']],
  ['preference', ['pair', 'rejected']],
  ['kto', ['answers']],
] as const)('%s has rows of %j to be executed', (format, parts) => {
  expect(partsOf(format)).toEqual(parts);
});

describe('an exported run', () => {
  it('has a row for each refined task, in the order of the plan’s tasks, and counts the others by reason', async () => {
    const { summary, rows } = await exported(await recorded([0, 1, 2, 3, 4], 1), {});
    expect(rows).toEqual([
      { id: 'persd/task-2', prompt: '"""\nReturn 2.\n"""\n\ndef answer():', completion: '\n    return x + x' },
      { id: 'persd/task-0', prompt: '"""\nReturn 0.\n"""\n\ndef answer():', completion: '\n    return x + x' },
    ]);
    expect(summary).toMatchObject({
      rows: 2,
      leftOut: { abandoned: 1, mastered: 1, 'program does not continue the header': 1 },
    });
  });

  it('has the turns and the answer as lists for a chat', async () => {
    const from = await recorded([0], 1);
    const run = { ...from.run, plan: { ...from.run.plan, ...planOf('chat') } };
    const { rows } = await exported({ store: from.store, run }, { variant: 'inpd' });
    expect(rows).toEqual([
      {
        id: 'inpd/task-0',
        prompt: [{ role: 'user', content: expect.stringContaining('Return 0.') }],
        completion: [{ role: 'assistant', content: '```python\ndef double(x):\n    return 2 * x\n```' }],
      },
    ]);
  });

  it('has everything in the format of trajectories, but no times', async () => {
    const { rows, text, summary } = await exported(await recorded([0, 1, 2, 3, 4], 1), { format: 'trajectories' });
    expect(rows.map((row) => row)).toMatchObject(outcomes.toReversed().map((outcome) => ({ schema: 1, outcome })));
    expect(rows[4]).toMatchObject({
      task: { id: 'task-0', text: 'Return 0.', header: 'def answer():' },
      attempts: [{ call: 'call-of-attempt', execution: { status: 'failed' } }],
      refinements: [{ index: 0 }, { index: 1, execution: { status: 'passed' } }],
    });
    expect(text).not.toMatch(/cpuMs|wallMs/);
    expect(summary).toMatchObject({ rows: 5, leftOut: {} });
  });

  it('is refused as stand where gold was collected for failed tasks alone', async () => {
    const from = await recorded([0], 1);
    await expect(exported(from, { variant: 'stand' })).rejects.toThrow(/goldFor: failed/);
  });

  it('is refused with gold for unrefined tasks where the variant has them already', async () => {
    const run = await chooseCollection((await recorded([0], 1)).store, 'run');
    const all = { ...run, plan: { ...run.plan, goldFor: 'all' as const } };
    const options = { variant: 'stand', withUnrefined: true } as const;
    expect(() => refuseSelection([all], options)).toThrow(/--with-unrefined .*stand has them already/);
    expect(() => refuseSelection([all], { ...options, variant: 'inpd' })).not.toThrow();
  });

  it('is refused with the paper’s boundary where the student is asked by chat', async () => {
    const run = await chooseCollection((await recorded([0], 1)).store, 'run');
    const chat = { ...run, plan: { ...run.plan, ...planOf('chat') } };
    const options = { variant: 'persd', paperBoundary: true } as const;
    expect(() => refuseSelection([chat], options)).toThrow(/--paper-boundary .* run asks its student by chat/);
    expect(() => refuseSelection([run], options)).not.toThrow();
  });

  it('has every answer to a prompt behind the same boundary', async () => {
    const from = await recorded([0, 2, 3], 1);
    const paper = { paperBoundary: true } as const;
    const pairs = (await exported(from, { format: 'preference', ...paper })).rows;
    expect(pairs[0]).toEqual({
      id: 'preference/task-2',
      prompt: '"""\nReturn 2.\n"""\n\ndef answer():\n',
      chosen: '    return x + x',
      rejected: '    return x ** 2',
    });
    const labelled = (await exported(from, { format: 'kto', ...paper })).rows;
    expect(labelled.length).toBeGreaterThan(3);
    for (const row of labelled) {
      expect(row).toMatchObject({
        prompt: expect.stringMatching(/:\n$/),
        completion: expect.stringMatching(/^    return/),
      });
    }
  });

  it.each(['trajectories', 'prompt-completion'] as const)(
    'is the same bytes whenever and however fast it was made: %s',
    async (format) => {
      const one = await exported(await recorded([0, 1, 2, 3, 4], 1), { format });
      const other = await exported(await recorded([4, 2, 0, 3, 1], 999), { format });
      expect(other.text).toBe(one.text);
      expect(other.summary.sha256).toBe(one.summary.sha256);
    },
  );
});
