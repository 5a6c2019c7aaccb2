import { describe, expect, it } from 'vitest';
import type { DisturbedRun } from '../../../client/chaos/collect-disturbed.ts';
import { findingsOf } from '../../../client/chaos/findings.ts';
import { findingLines } from '../../../client/chaos/finding-lines.ts';
import { drawSchedule } from '../../../client/chaos/schedule.ts';

const row = (id: string, outcome = 'mastered'): string => JSON.stringify({ task: { id }, outcome });
const expected = [row('a'), row('b')];
const schedule = drawSchedule(7, 1);
const drawn = { seed: 7, minutes: 1, schedule };

const kept: DisturbedRun = {
  faults: schedule.map((planned) => ({ ...planned, startedAt: planned.atMs, played: true })),
  rows: expected,
  callsBought: 20,
  boughtTwice: { calls: 2, unexplained: 0 },
  inFlightAtDeaths: 4,
  beyondUsd: 0,
  recovery: null,
  commands: 3,
  raises: 1,
  said: 'done',
};

describe('what chaos finds', () => {
  it('is nothing where a collection kept every promise, and counts what was played', () => {
    const findings = findingsOf(drawn, kept, expected);
    expect(findings.broken).toEqual([]);
    expect(findings.missed).toBe(0);
    expect(Object.values(findings.played).reduce((sum, times) => sum + times, 0)).toBe(schedule.length);
    expect(findingLines(findings).at(-1)).toBe('all promises were kept');
  });

  it.each<[string, Partial<DisturbedRun>, RegExp]>([
    ['a task is lost', { rows: [row('a')] }, /no task is lost: b/],
    ['a row is there twice', { rows: [...expected, row('b')] }, /two rows: b/],
    ['a row has other bytes', { rows: [row('a'), row('b', 'refined')] }, /undisturbed run: b/],
    ['a call is bought twice for no reason', { boughtTwice: { calls: 3, unexplained: 1 } }, /1 of 3 were/],
    ['money went beyond the budget', { beyondUsd: 0.25 }, /\$0\.250000 went beyond it/],
    ['it never ended', { rows: null, said: 'one\nthe disk is full\n' }, /stood still.*the disk is full$/],
  ])('names the one promise that is broken where %s', (_, change, sentence) => {
    const { broken } = findingsOf(drawn, { ...kept, ...change }, expected);
    expect(broken).toHaveLength(1);
    expect(broken[0]).toMatch(sentence);
  });

  it('counts faults that found nobody to strike, and those that were left out', () => {
    const [first, second] = kept.faults;
    if (first === undefined || second === undefined) throw new Error('the schedule is too short');
    const faults = [first, { ...second, played: false }];
    expect(findingsOf(drawn, { ...kept, faults }, expected).missed).toBe(schedule.length - 1);
  });
});
