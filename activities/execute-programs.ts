import type { RunPlan } from '../domain/plan.ts';
import type { Sandbox } from '../sandbox/port.ts';
import type { NumberedTask, Store } from '../store/port.ts';
import type { Activities, Executed, ProgramRef } from './contract.ts';
import { execute, limitsBeside } from './execute.ts';
import { whileHeartbeating } from './heartbeat.ts';
import { runOf } from './run-of.ts';
import { unpackReply } from './unpack.ts';

export function executePrograms(store: Store, sandbox: Sandbox): Activities['executePrograms'] {
  return async ({ run, programs }) => {
    const { plan } = await runOf(store, run);
    const numbers = [...new Set(programs.map(({ number }) => number))];
    const tasks = new Map((await store.tasks.load(run, numbers)).map((task) => [task.number, task]));
    const executeOne = (ref: ProgramRef) => executeReply(store, sandbox, plan, tasks.get(ref.number), ref);
    return whileHeartbeating(() => Promise.all(programs.map(executeOne)));
  };
}

async function executeReply(
  store: Store,
  sandbox: Sandbox,
  plan: RunPlan,
  task: NumberedTask | undefined,
  { number, kind, index, call }: ProgramRef,
): Promise<Executed> {
  const reply = await store.calls.reply(call);
  if (task === undefined || reply === null)
    throw new Error(`task ${number} of ${plan.name} or its reply ${call} is not in the store`);
  const { endpoint } = kind === 'attempt' ? plan.student : plan.teacher;
  const unpacked = await unpackReply(sandbox.reader, task.task, { kind, index, call, reply, endpoint });
  const gold = kind === 'gold' ? null : await store.programs.readOne(plan.name, number, 'gold', 0);
  const outcome = await execute(sandbox, limitsBeside(gold, plan.limits), task.task, unpacked);
  if ('failure' in outcome) return { number, kind, index, status: null, failure: outcome.failure };
  await store.programs.write(plan.name, number, outcome.executed);
  const { status, cause } = outcome.executed.execution;
  return { number, kind, index, status, preview: cause ?? 'passed' };
}
