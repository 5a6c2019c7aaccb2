// A real store, and a real local server that attempts are bought from.
import { expect, it, onTestFinished } from 'vitest';
import { proposeAttempts } from '../../../activities/propose-attempts.ts';
import { paidAttempts, type Paid } from '../../../client/run/paid.ts';
import { startModelServer } from '../../../demo/server.ts';
import { createCaller } from '../../../models/caller.ts';
import { createGate } from '../../../models/gate.ts';
import { createOpenAIModel } from '../../../models/openai.ts';
import { leaseOwner } from '../../../store/open.ts';
import type { Store } from '../../../store/port.ts';
import { doubling, perform, storeWith } from '../../activities/home.ts';
import { sampleModel } from '../../support/sample-plan.ts';

const tasks = ['a', 'b', 'c'].map((id) => ({ ...doubling, id, text: `The task ${id}.` }));

async function collecting(): Promise<{ store: Store; attempt: (...numbers: number[]) => Promise<unknown> }> {
  const server = await startModelServer(() => ({ text: '\n    return x * 2\n' }));
  onTestFinished(() => server.close());
  const store = await storeWith(tasks, { student: sampleModel({ baseURL: server.url, identity: 'student' }) });
  const caller = createCaller({
    calls: store.calls,
    owner: leaseOwner(),
    gate: createGate(store.runs, 0),
    model: createOpenAIModel(() => null),
  });
  const attempt = (...numbers: number[]) =>
    perform(proposeAttempts(store, caller), {
      run: 'run',
      calls: numbers.map((number) => ({ number, index: 0 })),
      lastWaitMs: 0,
    });
  return { store, attempt };
}

async function paid(store: Store): Promise<Paid> {
  const run = await store.runs.get('run');
  if (run === null) throw new Error('the run is gone');
  return paidAttempts(store, run);
}

it('counts the attempts that were bought, and no others', async () => {
  const { store, attempt } = await collecting();
  expect(await paid(store)).toEqual({ attempts: 3, paid: 0 });
  await attempt(0, 2);
  expect(await paid(store)).toEqual({ attempts: 3, paid: 2 });
});

it('counts no task beyond the bound that a command set', async () => {
  const { store, attempt } = await collecting();
  await attempt(0, 2);
  await store.runs.update('run', { bound: 0 });
  expect(await paid(store)).toEqual({ attempts: 1, paid: 1 });
});

it('counts an attempt as unpaid where the plan would ask in other words', async () => {
  const { store, attempt } = await collecting();
  await attempt(0, 1, 2);
  const run = await store.runs.get('run');
  if (run === null) throw new Error('the run is gone');
  const plan = { ...run.plan, student: { ...run.plan.student, temperature: 0.9 } };
  expect(await paidAttempts(store, { ...run, plan })).toEqual({ attempts: 3, paid: 0 });
});
