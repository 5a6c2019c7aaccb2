import { expect, test } from 'vitest';
import { Line, type Slot } from '../../../models/line/line.ts';
import { ModelFailure } from '../../../models/port.ts';
import { JumpingClock } from '../jumping-clock.ts';

const never = new AbortController().signal;
const waits = { refusedMs: 60_000, retryMs: () => 1_000 };
const refused = new ModelFailure({ type: 'key_refused', message: 'no' });
const broken = new ModelFailure({ type: 'server_error', message: 'no' });

function lineFor(concurrency: number, clock = new JumpingClock()): Line {
  const line = new Line(clock, waits);
  line.setLimits({ concurrency, requestsPerMinute: null, tokensPerMinute: null });
  return line;
}

/** A slot that must be there. */
async function enter(line: Line): Promise<Slot> {
  const slot = await line.enter(10, never);
  if (slot === null) throw new Error('expected a slot, found a refusal');
  return slot;
}

const orWait = (slot: Promise<unknown>): Promise<unknown> => Promise.race([slot, Promise.resolve('waits')]);

test('slots are given in order of arrival, no more at once than the model takes', async () => {
  const line = lineFor(3);
  const given: number[] = [];
  let inside = 0;
  let most = 0;
  const work = async (number: number): Promise<void> => {
    const slot = await enter(line);
    given.push(number);
    most = Math.max(most, ++inside);
    await Promise.resolve();
    inside -= 1;
    slot.answered(1);
  };
  await Promise.all(Array.from({ length: 20 }, (_, number) => work(number)));
  expect(most).toBe(3);
  expect(given).toEqual(given.toSorted((left, right) => left - right));
});

test('other limits hold at once for those who wait already', async () => {
  const line = lineFor(1);
  const first = await enter(line);
  const second = line.enter(10, never);
  expect(await orWait(second)).toBe('waits');
  line.setLimits({ concurrency: 2, requestsPerMinute: null, tokensPerMinute: null });
  expect(await second).not.toBeNull();
  first.answered(1);
});

test('a server that says when to come back is left alone by everybody until then', async () => {
  const clock = new JumpingClock();
  const line = lineFor(10, clock);
  (await enter(line)).failed(new ModelFailure({ type: 'rate_limited', message: 'slow' }, 5_000));
  expect(line.limited).toBe(true);
  const waiting = [enter(line), enter(line)];
  (await waiting[0])?.answered(1);
  await waiting[1];
  expect(clock.slept).toEqual([5_000]);
  expect(line.limited).toBe(false);
});

test('a server that is down is asked by one call at a time, and by all once it answers', async () => {
  const clock = new JumpingClock();
  const line = lineFor(20, clock);
  for (const slot of await Promise.all(Array.from({ length: 12 }, () => enter(line)))) slot.failed(broken);
  const probe = await enter(line);
  expect(clock.slept).toEqual([1_000]);
  const others = [enter(line), enter(line)];
  expect(await orWait(Promise.race(others))).toBe('waits');
  probe.answered(1);
  await Promise.all(others);
});

test('a refusal turns away all who wait and all who come, until a minute has passed', async () => {
  const clock = new JumpingClock();
  const line = lineFor(1, clock);
  const slot = await enter(line);
  const waiting = [line.enter(1, never), line.enter(1, never)];
  slot.failed(refused);
  expect(await Promise.all(waiting)).toEqual([null, null]);
  clock.advance(59_999);
  expect(await line.enter(1, never)).toBeNull();
  clock.advance(1);
  expect(await line.enter(1, never)).not.toBeNull();
});

test('after a refusal one call finds out whether it still stands', async () => {
  const line = lineFor(10);
  (await enter(line)).failed(refused);
  line.lookAgain();
  const probe = await enter(line);
  const meanwhile = [line.enter(10, never), line.enter(10, never)];
  expect(await orWait(Promise.race(meanwhile))).toBe('waits');
  probe.failed(refused);
  expect(await Promise.all(meanwhile)).toEqual([null, null]);
  expect(await line.enter(10, never)).toBeNull();
  line.lookAgain();
  const second = await enter(line);
  const others = [enter(line), enter(line)];
  second.answered(1);
  await Promise.all(others);
});

test('a refusal of what was sent before somebody said to look again holds back nothing', async () => {
  const line = lineFor(10);
  const [early, late] = [await enter(line), await enter(line)];
  early.failed(refused);
  line.lookAgain();
  late.failed(refused);
  (await enter(line)).failed(refused);
  expect(await line.enter(10, never)).toBeNull();
});

test('a probe that was never sent leaves the question to the next', async () => {
  const line = lineFor(10);
  (await enter(line)).failed(refused);
  line.lookAgain();
  (await enter(line)).unused();
  const probe = await enter(line);
  const other = enter(line);
  probe.failed(broken);
  (await other).answered(1);
  expect(await Promise.all([enter(line), enter(line)])).toHaveLength(2);
});

test('who stops waiting gives its place to the next', async () => {
  const line = lineFor(1);
  const slot = await enter(line);
  const impatient = new AbortController();
  const left = line.enter(1, impatient.signal);
  const next = line.enter(1, never);
  impatient.abort();
  expect(await left).toBeNull();
  slot.answered(1);
  expect(await next).not.toBeNull();
});

test('a slot ends once, whatever is said of it afterwards', async () => {
  const line = lineFor(1);
  const slot = await enter(line);
  slot.answered(1);
  slot.unused();
  slot.failed(refused);
  await enter(line);
  expect(await orWait(line.enter(1, never))).toBe('waits');
});
