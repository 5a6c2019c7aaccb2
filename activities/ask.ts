import { Context } from '@temporalio/activity';
import { inert } from '../domain/inert.ts';
import type { CallStage, Prompt, Role } from '../domain/model.ts';
import { nextWaitMs } from '../domain/wait.ts';
import type { Caller } from '../models/caller.ts';
import type { ModelRequest } from '../models/port.ts';
import { requestOf } from '../models/request.ts';
import type { PendingReason, Settled } from '../models/settled.ts';
import type { NumberedTask, RunRecord, Store } from '../store/port.ts';
import { restMs } from '../temporal-config/activity-options.ts';
import type { Asked, AskInput } from './contract.ts';
import { whileHeartbeating } from './heartbeat.ts';
import { pauseOverBudget } from './pause-over-budget.ts';

/** How one stage asks: whom, what for, and in which words. */
export interface Question<Run extends RunRecord> {
  /** The record of a run of the kind that asks so. */
  run: (store: Store, name: string) => Promise<Run>;
  role: Role;
  stage: CallStage;
  prompt: (run: Run, task: NumberedTask, index: number) => Promise<Prompt>;
  /** Which of several answers to the same prompt is wanted. */
  sample: (task: NumberedTask, index: number) => number;
  /** Where the answer ends, beside what the plan says of its model. */
  stop?: (run: Run, task: NumberedTask) => string[];
}

/** The activity that asks a model one question for several tasks: returns what has settled in time, and of the rest why it has not. */
export function asking<Run extends RunRecord>(
  store: Store,
  caller: Caller,
  question: Question<Run>,
): (input: AskInput) => Promise<Asked[]> {
  const ask = async ({ run, calls, lastWaitMs }: AskInput): Promise<Asked[]> => {
    const record = await question.run(store, run);
    const tasks = await store.tasks.load(run, [...new Set(calls.map((call) => call.number))]);
    const byNumber = new Map(tasks.map((task) => [task.number, task]));
    const requests = await Promise.all(calls.map((call) => request(record, question, byNumber.get(call.number), call)));
    // Cancellation ends the waiting, never the calls: they live on, and the journal keeps what they bring.
    const settled = await caller.settle(requests, restMs, Context.current().cancellationSignal);
    await pauseOverBudget(store, record, settled);
    return calls.flatMap((call, at) => {
      const one = settled[at];
      return one === undefined ? [] : [{ ...call, ...asked(one, lastWaitMs) }];
    });
  };
  return (input) => whileHeartbeating(() => ask(input));
}

async function request<Run extends RunRecord>(
  run: Run,
  { role, stage, prompt, sample, stop = () => [] }: Question<Run>,
  task: NumberedTask | undefined,
  { number, index }: AskInput['calls'][number],
): Promise<ModelRequest> {
  if (task === undefined) throw new Error(`task ${number} of ${run.name} is not in the store`);
  return requestOf(run.plan, {
    role,
    stage,
    task: task.task.id,
    prompt: await prompt(run, task, index),
    sample: sample(task, index),
    stop: stop(run, task),
  });
}

/** What waits for somebody else's doing waits longer each time; a call that is on its way is joined at once. */
const held: ReadonlySet<PendingReason> = new Set(['paused', 'budget', 'refused', 'batch']);

function asked(settled: Settled, lastWaitMs: number) {
  if (settled.state === 'replied') {
    return { state: 'replied', call: settled.key, preview: previewOf(settled.reply.text) } as const;
  }
  if (settled.state === 'failed') return { state: 'failed', failure: settled.failure } as const;
  const { reason } = settled;
  return { state: 'pending', reason, waitMs: held.has(reason) ? nextWaitMs(lastWaitMs) : 0 } as const;
}

/** What people see in the Temporal UI: the beginning of the answer on one line, at most 200 characters. */
const previewOf = (text: string): string => inert(text.replaceAll(/\s+/g, ' ').trim()).slice(0, 200);
