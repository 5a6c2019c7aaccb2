import type { CollectPlan } from '../domain/plan.ts';
import type { ExecutedProgram } from '../domain/trajectory.ts';
import type { Sandbox } from '../sandbox/port.ts';
import type { NumberedTask, Store } from '../store/port.ts';
import type { Activities, Executed, ProgramRef } from './contract.ts';
import { execute, limitsBeside } from './execute.ts';
import { whileHeartbeating } from './heartbeat.ts';
import { collectionOf } from './run-of.ts';
import { unpackReply } from './unpack.ts';

export function executePrograms(store: Store, sandbox: Sandbox): Activities['executePrograms'] {
  return async ({ run, programs }) => {
    const { plan } = await collectionOf(store, run);
    const numbers = [...new Set(programs.map(({ number }) => number))];
    const tasks = new Map((await store.tasks.load(run, numbers)).map((task) => [task.number, task]));
    const executeOne = (ref: ProgramRef) => executeReply(store, sandbox, plan, tasks.get(ref.number), ref);
    return whileHeartbeating(() => Promise.all(programs.map(executeOne)));
  };
}

async function executeReply(
  store: Store,
  sandbox: Sandbox,
  plan: CollectPlan,
  task: NumberedTask | undefined,
  { number, kind, index, call }: ProgramRef,
): Promise<Executed> {
  const known = await store.programs.readOne(plan.name, number, kind, index);
  // An activity that is run again, or a walk that begins anew, has these verdicts already.
  if (known?.call === call) return { number, kind, index, ...verdictOn(known) };
  const reply = await store.calls.reply(call);
  if (task === undefined || reply === null)
    throw new Error(`task ${number} of ${plan.name} or its reply ${call} is not in the store`);
  const { endpoint } = kind === 'attempt' ? plan.student : plan.teacher;
  const gold = kind === 'gold' ? null : await store.programs.readOne(plan.name, number, 'gold', 0);
  const answer = { kind, index, call, reply, endpoint };
  const unpacked = () => unpackReply(sandbox.reader, task.task, answer);
  const conditions = { limits: limitsBeside(gold, plan.limits), ...plan.sandbox };
  const outcome = await execute(sandbox, conditions, task.task, unpacked);
  if ('failure' in outcome) return { number, kind, index, status: null, failure: outcome.failure };
  await store.programs.write(plan.name, number, outcome.executed);
  return { number, kind, index, ...verdictOn(outcome.executed) };
}

function verdictOn({ execution: { status, cause } }: ExecutedProgram) {
  return { status, preview: cause ?? 'passed' };
}
