import { MockActivityEnvironment } from '@temporalio/testing';
import type { AskInput, ProgramRef } from '../../activities/contract.ts';
import { checkTasks } from '../../activities/check-tasks.ts';
import { executePrograms } from '../../activities/execute-programs.ts';
import { proposeAttempts } from '../../activities/propose-attempts.ts';
import { recordTrajectories } from '../../activities/record-trajectories.ts';
import { refineAttempts } from '../../activities/refine-attempts.ts';
import { cutBlocks } from '../../domain/block.ts';
import type { CollectPlan } from '../../domain/plan.ts';
import { missingIndexes, nextStage, type StageRules, type TaskProgress } from '../../domain/stage.ts';
import type { CodingTask } from '../../domain/task.ts';
import { createCaller } from '../../models/caller.ts';
import { createGate } from '../../models/gate.ts';
import { createOpenAIModel } from '../../models/openai.ts';
import type { Sandbox } from '../../sandbox/port.ts';
import { leaseOwner } from '../../store/open.ts';
import type { Store } from '../../store/port.ts';

/** As a worker runs an activity, with heartbeats that go nowhere. */
const perform = <Input, Output>(activity: (input: Input) => Promise<Output>, input: Input): Promise<Output> =>
  new MockActivityEnvironment().run(activity, input);

/**
 * Collects a whole run with the product's own activities, one stage after the other, where a workflow would hold them together.
 * Models are those of the plan's addresses.
 */
export async function collectRun(
  store: Store,
  sandbox: Sandbox,
  plan: CollectPlan,
  tasks: CodingTask[],
): Promise<void> {
  const run = plan.name;
  const numbered = tasks.map((task, position) => ({ task, position }));
  await store.runs.create({
    plan,
    tasks: numbered,
    tasksPerWorkflow: tasks.length,
    blocks: cutBlocks(tasks.length, tasks.length, 0),
  });
  const block = { from: 0, to: tasks.length - 1 };
  const { tasks: walked, rules } = await perform(checkTasks(store, sandbox), { run, block });
  for (let open = walked; open.length > 0; open = open.filter((task) => nextStage(task, rules) !== 'record')) {
    await ask(store, run, open, rules);
    await execute(store, sandbox, run, open);
  }
  await perform(recordTrajectories(store), { run, tasks: walked });
}

async function ask(store: Store, run: string, open: TaskProgress[], rules: StageRules): Promise<void> {
  const parts = {
    calls: store.calls,
    owner: leaseOwner(),
    gate: createGate(store.runs, 0),
    model: createOpenAIModel(() => null),
  };
  const caller = createCaller(parts);
  const stages = {
    attempt: {
      kind: 'attempt',
      activity: proposeAttempts(store, caller),
      missing: (task: TaskProgress) => missingIndexes(task, 'attempt', rules.attempts),
    },
    refine: {
      kind: 'refinement',
      activity: refineAttempts(store, caller),
      missing: (task: TaskProgress) => missingIndexes(task, 'refinement', rules.refinements).slice(0, 1),
    },
  } as const;
  for (const [stage, { kind, activity, missing }] of Object.entries(stages)) {
    const group = open.filter((task) => nextStage(task, rules) === stage);
    const calls = group.flatMap((task) => missing(task).map((index) => ({ number: task.number, index })));
    const input: AskInput = { run, calls, lastWaitMs: 0 };
    for (const answer of calls.length === 0 ? [] : await perform(activity, input)) {
      if (answer.state !== 'replied')
        throw new Error(`a call that was answered did not reply: ${JSON.stringify(answer)}`);
      const { number, index, call } = answer;
      group.find((task) => task.number === number)?.steps.push({ kind, index, call, status: null });
    }
  }
}

async function execute(store: Store, sandbox: Sandbox, run: string, open: TaskProgress[]): Promise<void> {
  const programs: ProgramRef[] = open.flatMap(({ number, steps }) =>
    steps.filter(({ status }) => status === null).map(({ kind, index, call }) => ({ number, kind, index, call })),
  );
  for (const result of await perform(executePrograms(store, sandbox), { run, programs })) {
    const task = open.find(({ number }) => number === result.number);
    const step = task?.steps.find(({ kind, index }) => kind === result.kind && index === result.index);
    if (step === undefined || result.status === null)
      throw new Error(`a program has no verdict: ${JSON.stringify(result)}`);
    step.status = result.status;
  }
}
