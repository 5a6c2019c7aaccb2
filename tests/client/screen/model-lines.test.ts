// Pure: lines from figures.
import { expect, it } from 'vitest';
import { modelLineRows, modelLines } from '../../../client/screen/model-lines.ts';
import type { LineFigures } from '../../../store/port.ts';
import { sampleRun } from '../../support/progress.ts';

const run = sampleRun();
const { student } = run.plan;

const line = (change: Partial<LineFigures> = {}): LineFigures => ({
  name: 'a',
  identity: student.identity ?? `${student.baseURL} ${student.model}`,
  baseURL: student.baseURL,
  inFlight: 12,
  waiting: 340,
  size: 20,
  sentPerMinute: 431,
  requestsPerMinute: null,
  tokensPerMinute: null,
  state: 'open',
  ...change,
});

it('says how many calls are in flight, how many may be, and how fast they go', () => {
  expect(modelLineRows({ run, lines: [line()] })).toEqual([
    '  line      student · 12 of 20 in flight · 340 waiting · 431 requests in the last minute',
  ]);
  expect(modelLineRows({ run, lines: [line({ requestsPerMinute: 600, tokensPerMinute: 60_000 })] })[0]).toContain(
    '431 of 600 requests in the last minute · at most 60,000 tokens a minute',
  );
});

it.each([
  ['limited', 'asked to be left alone'],
  ['down', 'is down'],
  ['refused', 'refuses the key'],
] as const)('says of a line that is %s what that means', (state, words) => {
  expect(modelLineRows({ run, lines: [line({ state })] })[0]).toContain(words);
});

it('adds up the processes that stand before one model, and keeps apart what other runs ask', () => {
  const lines = [
    line({ requestsPerMinute: 300 }),
    line({ requestsPerMinute: 300, state: 'down' }),
    line({ name: 'b', identity: 'other' }),
  ];
  expect(modelLines({ run, lines })).toMatchObject([
    { roles: ['student'], inFlight: 24, size: 40, requestsPerMinute: 600, state: 'down' },
  ]);
});
