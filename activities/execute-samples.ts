import type { Failure } from '../domain/failure.ts';
import type { EvaluatePlan } from '../domain/plan.ts';
import type { CodingTask } from '../domain/task.ts';
import type { ExecutedProgram } from '../domain/trajectory.ts';
import { Examiner } from '../sandbox/examine.ts';
import type { Sandbox } from '../sandbox/port.ts';
import type { NumberedTask, Store } from '../store/port.ts';
import { orFailure, weakVerdict } from './execute.ts';
import { whileHeartbeating } from './heartbeat.ts';
import { evaluationRunOf } from './run-of.ts';
import type { ExecutedSample, SampleActivities, SampleRef } from './sample-contract.ts';
import { type SampleAnswer, unpackSample } from './unpack-sample.ts';

export function executeSamples(store: Store, sandbox: Sandbox): SampleActivities['executeSamples'] {
  return async ({ run, programs }) => {
    const { plan } = await evaluationRunOf(store, run);
    const tasks = await store.tasks.load(run, [...new Set(programs.map(({ number }) => number))]);
    const byNumber = new Map(tasks.map((task) => [task.number, task]));
    const examiner = new Examiner(sandbox, { limits: plan.limits, python: plan.sandbox.python });
    const executeOne = (ref: SampleRef) => executeAnswer(store, sandbox, examiner, plan, byNumber.get(ref.number), ref);
    return whileHeartbeating(() => Promise.all(programs.map(executeOne)));
  };
}

async function executeAnswer(
  store: Store,
  sandbox: Sandbox,
  examiner: Examiner,
  plan: EvaluatePlan,
  sample: NumberedTask | undefined,
  { number, index, call }: SampleRef,
): Promise<ExecutedSample> {
  const known = await store.programs.readOne(plan.name, number, 'attempt', index);
  // An activity that is run again, or a walk that begins anew, has these verdicts already.
  if (known?.call === call) return { number, index, ...verdictOn(known) };
  const reply = await store.calls.reply(call);
  if (sample === undefined || reply === null)
    throw new Error(`sample ${number} of ${plan.name} or its reply ${call} is not in the store`);
  const answer = { index, call, reply };
  const stepFollows = index + 1 < plan.evaluate.steps;
  const outcome = await orFailure(() => examineAnswer(sandbox, examiner, sample.task, plan, answer, stepFollows));
  if ('failure' in outcome) return { number, index, status: null, failure: outcome.failure };
  await store.programs.write(plan.name, number, outcome);
  return { number, index, ...verdictOn(outcome) };
}

/** On the benchmark's tests, and on those that the task shows where a step follows. */
async function examineAnswer(
  { reader }: Sandbox,
  examiner: Examiner,
  task: CodingTask,
  plan: EvaluatePlan,
  answer: SampleAnswer,
  stepFollows: boolean,
): Promise<ExecutedProgram | { failure: Failure }> {
  const unpacked = await unpackSample(reader, task, plan, answer);
  const { base, further } = await examiner.examine(task, unpacked.program);
  if (plan.sandbox.refuseWeak && base.assurance === 'weak') return { failure: weakVerdict(task) };
  const { shown = [] } = task;
  const asked = stepFollows && shown.length > 0;
  return {
    ...unpacked,
    execution: base,
    further: further?.status ?? null,
    shown: asked ? await examiner.execute(task, unpacked.program, shown) : null,
  };
}

function verdictOn({ execution: { status, cause }, shown }: ExecutedProgram) {
  return { status, shown: shown?.status ?? null, preview: cause ?? 'passed' };
}
