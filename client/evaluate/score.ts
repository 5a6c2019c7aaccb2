import { Readable } from 'node:stream';
import type { SampleResult } from '../../domain/evaluation/evaluation.ts';
import { SandboxFailure } from '../../sandbox/port.ts';
import type { Assemble } from './assembler.ts';
import type { Judge, Judgement } from './judge.ts';
import type { TaskSample } from './name-samples.ts';

/** A recorded sample and what became of it; `failure` says why the sandbox has no verdict. */
export type ScoredSample = TaskSample &
  ({ judgement: Judgement; result: SampleResult; failure: null } | { judgement: null; result: null; failure: string });

/** Samples under way for each slot: enough that a slow one holds up no slot, few enough that memory stays flat. */
const samplesPerSlot = 32;

/** Judges samples, in their order, each as soon as those before it are judged. */
export async function* scoreSamples(
  samples: AsyncIterable<TaskSample>,
  assemble: Assemble,
  judge: Judge,
  slots: number,
): AsyncGenerator<ScoredSample> {
  const scored = Readable.from(samples).map((sample: TaskSample) => scoreOne(sample, assemble, judge), {
    concurrency: samplesPerSlot * slots,
  });
  yield* scored as AsyncIterable<ScoredSample>;
}

async function scoreOne(sample: TaskSample, assemble: Assemble, judge: Judge): Promise<ScoredSample> {
  try {
    const { task, program, extracted } = await assemble(sample);
    const judgement = await judge.judge(task, program);
    return { ...sample, judgement, result: resultOf(sample, judgement, extracted), failure: null };
  } catch (error) {
    if (error instanceof SandboxFailure) return { ...sample, judgement: null, result: null, failure: error.message };
    throw error;
  }
}

function resultOf({ task, index, sample }: TaskSample, judgement: Judgement, extracted: boolean): SampleResult {
  const { status, cause, further } = judgement;
  const { truncated, text } = sample;
  return { task, sample: index, step: 1, status, cause, further, truncated, extracted, length: text.length };
}
