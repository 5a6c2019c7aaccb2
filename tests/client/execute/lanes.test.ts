import { expect, test } from 'vitest';
import { openLanes } from '../../../client/execute/lanes.ts';
import type { Sandbox } from '../../../sandbox/port.ts';

/** Remembers who was opened and closed; runs nothing. */
function openings() {
  const opened: number[] = [];
  let closed = 0;
  const open = async (slots: number): Promise<Sandbox> => {
    opened.push(slots);
    const refuse = () => Promise.reject(new Error('Expected no call.'));
    const reader = { parts: refuse, splitTests: refuse, mend: refuse, literals: refuse };
    const goldTimes = { recall: refuse, note: refuse };
    const calls = { execute: refuse, outputs: refuse, close: async () => void (closed += 1) };
    return { reader, rung: 'none', slots, goldTimes, ...calls };
  };
  return { opened, open, closed: () => closed };
}

test('Work of one group is done in its order, one after the other, in one sandbox of a single slot.', async () => {
  const { open, opened, closed } = openings();
  const lanes = await openLanes(2, open);
  const done: string[] = [];
  const gate = Promise.withResolvers<void>();
  const seen = new Set<Sandbox>();
  const work = (name: string, wait?: Promise<void>) => async (sandbox: Sandbox) => {
    seen.add(sandbox);
    await wait;
    done.push(name);
  };
  const all = [
    lanes.run('g', work('first', gate.promise)),
    lanes.run('g', work('second')),
    lanes.run(null, work('other')),
  ];
  await all[2];
  gate.resolve();
  await Promise.all(all);
  expect(done).toEqual(['other', 'first', 'second']);
  expect(new Set([...seen].map(({ slots }) => slots))).toEqual(new Set([1, 2]));
  await lanes.close();
  expect([opened, closed()]).toEqual([[2, 1], 2]);
});

test('What fails in a group does not keep the rest of it from running.', async () => {
  const lanes = await openLanes(1, openings().open);
  const failing = lanes.run('g', () => Promise.reject(new Error('no')));
  const next = lanes.run('g', async () => 'done');
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('done');
});

test('Many groups share as many lanes as there are slots.', async () => {
  const { open, opened } = openings();
  const lanes = await openLanes(3, open);
  await Promise.all(Array.from({ length: 200 }, (_, group) => lanes.run(`group ${group}`, async () => undefined)));
  expect(opened).toEqual([3, 1, 1, 1]);
});
