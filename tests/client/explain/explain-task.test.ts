// A real store with recorded programs and calls; what is told of one of its tasks.
import { chooseCollection } from '../../../client/run/choose.ts';
import { expect, it } from 'vitest';
import { endingOf, explainTask, type Explanation, passagesOf } from '../../../client/explain/explain-task.ts';
import type { CollectPlan } from '../../../domain/plan.ts';
import type { Collection, Store } from '../../../store/port.ts';
import { doubling, storeWith } from '../../activities/home.ts';
import { refined } from '../../domain/samples.ts';
import { me, nothing, reply } from '../../store/samples.ts';
import { sampleModel } from '../../support/sample-plan.ts';

async function told(
  plan: Partial<CollectPlan>,
  ended: boolean,
): Promise<{ run: Collection; explanation: Explanation }> {
  const store = await storeWith([doubling], plan);
  const programs = [...refined.attempts, ...refined.refinements, ...(refined.gold === null ? [] : [refined.gold])];
  for (const program of programs) await store.programs.write('run', 0, program);
  for (const call of new Set(programs.map((program) => program.call))) if (call !== null) await buy(store, call);
  if (ended) await store.trajectories.write('run', [{ number: 0, trajectory: { ...refined, run: 'run' } }]);
  const run = await chooseCollection(store, 'run');
  const task = await store.tasks.find('run', 'double');
  if (task === null) throw new Error('the run is gone');
  return { run, explanation: await explainTask(store, run, task) };
}

async function buy(store: Store, key: string): Promise<void> {
  const who = {
    run: 'run',
    role: 'student',
    stage: 'attempt',
    task: 'double',
    identity: 'x',
    host: '127.0.0.1:1',
    maxTokens: 9,
  } as const;
  await store.calls.claim({ key, ...who, request: '{}' }, me);
  await store.calls.settle(key, reply('an answer'), nothing);
}

const price = { input: 1_000_000, cachedInput: 0, output: 0 };
const priced = { student: sampleModel({ price }), teacher: sampleModel({ price, endpoint: 'chat' }) };

it('tells a refined task from its prompt to the rows that it gives', async () => {
  const { run, explanation } = await told({}, true);
  const passages = passagesOf(explanation, run);
  expect(passages.map(({ heading }) => heading)).toEqual([
    'the student was asked',
    'attempt 1: failed (assertion) · 0 of 3 tests passed',
    'gold 1: passed · 0 of 3 tests passed',
    'the teacher was asked',
    'refinement 1: failed (assertion) · 0 of 3 tests passed',
    'refinement 2: passed · 0 of 3 tests passed',
    'a second step asks',
  ]);
  expect(passages.at(-2)?.lines).toEqual([' def double(x):', '-    return x ** 2', '+    return x + x']);
  for (const asked of [passages[3], passages[6]]) {
    expect(asked?.lines.join('\n')).toContain('return x ** 2');
    expect(asked?.lines.join('\n')).toContain(refined.feedback);
  }
  expect(endingOf(explanation)).toEqual([
    'outcome  refined',
    'cost     unknown (no prices, or a server that counts no tokens)',
    'rows     in inpd, inpd-refine, inpd-combined, persd, persd-refine, persd-combined',
  ]);
});

it('tells as much as there is of a task under way', async () => {
  const { run, explanation } = await told({}, false);
  expect(passagesOf(explanation, run)).toHaveLength(7);
  expect(endingOf(explanation)).toMatchObject(['outcome  unfinished', expect.any(String), 'rows     none']);
});

it('adds up what the calls of a task cost, each once', async () => {
  const { explanation } = await told(priced, true);
  // Six fresh tokens and four cached ones a call; two calls, for both refinements came of one.
  expect(explanation.usd).toBe(12);
});
