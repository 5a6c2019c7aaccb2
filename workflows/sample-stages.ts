import type { AskInput, ExecutedSample, SampleRef } from '../activities/contract.ts';
import { inertName } from '../domain/inert.ts';
import { type SampleProgress, type SampleStage, sampleOutcomeOf } from '../domain/sample.ts';
import { sampleTallyOf } from '../domain/tally.ts';
import type { Place } from '../temporal-config/place.ts';
import { sandboxActivities, storeActivities, studentActivities } from './activities.ts';
import { noteAsked } from './ask.ts';
import { sizeOf, tallyWords, triesOf } from './summary.ts';
import { nothingHeld, type RunStage, type Turn } from './walk.ts';

type SampleTurn = Promise<Turn<SampleProgress>>;

/** Runs the stages of one block of samples, each as one activity under a summary for people. */
export function sampleStages(run: string, place: Place, model: string): RunStage<SampleProgress, SampleStage> {
  const student = studentActivities(place);
  const activities = { attempt: student.proposeSamples, rectify: student.rectifySamples };

  const ask = async (stage: 'attempt' | 'rectify', group: SampleProgress[], lastWaitMs: number): SampleTurn => {
    const calls = group.map(({ number, steps }) => ({ number, index: steps.length }));
    const input: AskInput = { run, calls, lastWaitMs };
    const summary = [`${stage} ${triesOf(calls)}`, ...sizeOf(group, 'samples'), inertName(model)].join(' · ');
    const answers = await activities[stage].executeWithOptions({ summary }, [input]);
    return noteAsked(group, answers, (sample, { index, call }) =>
      sample.steps.push({ index, call, status: null, shown: null }),
    );
  };

  const execute = async (group: SampleProgress[]): SampleTurn => {
    const programs = group.flatMap(unexecuted);
    const summary = [`execute step ${triesOf(programs)}`, ...sizeOf(group, 'samples')].join(' · ');
    const { executeSamples } = sandboxActivities(place);
    noteExecuted(group, await executeSamples.executeWithOptions({ summary }, [{ run, programs }]));
    return nothingHeld;
  };

  const record = async (samples: SampleProgress[]): SampleTurn => {
    const summary = tallyWords('evaluate', sampleTallyOf(samples.map(sampleOutcomeOf)));
    await storeActivities(place).recordSamples.executeWithOptions({ summary }, [{ run, samples }]);
    return nothingHeld;
  };

  return (stage, group, lastWaitMs) => {
    if (stage === 'execute') return execute(group);
    if (stage === 'record') return record(group);
    return ask(stage, group, lastWaitMs);
  };
}

function unexecuted({ number, steps }: SampleProgress): SampleRef[] {
  return steps.filter(({ status }) => status === null).map(({ index, call }) => ({ number, index, call }));
}

function noteExecuted(group: SampleProgress[], results: ExecutedSample[]): void {
  const byNumber = new Map(group.map((sample) => [sample.number, sample]));
  for (const result of results) {
    const sample = byNumber.get(result.number);
    const step = sample?.steps.find(({ index }) => index === result.index);
    if (sample === undefined || step === undefined) continue;
    if (result.status === null) sample.failure = result.failure;
    else [step.status, step.shown] = [result.status, result.shown];
  }
}
