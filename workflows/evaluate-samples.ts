import {
  continueAsNew,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import { nextSampleStage, type SampleProgress, type SampleStage, sampleOutcomeOf } from '../domain/sample.ts';
import { endings, type Ended, sampleTallyOf } from '../domain/tally.ts';
import { resumeSignal } from '../temporal-config/messages.ts';
import type { Place } from '../temporal-config/place.ts';
import { searchAttributes } from '../temporal-config/search-attributes.ts';
import { storeActivities } from './activities.ts';
import type { DistillInput } from './distill-tasks.ts';
import { sampleStages } from './sample-stages.ts';
import { outcomeDetails } from './task-details.ts';
import { Walk } from './walk.ts';

/** Walks a block of samples: ask, execute; while one fails what its task shows and steps are left, ask again and execute; record. */
export async function evaluateSamples(input: DistillInput): Promise<Ended> {
  const { run, block, place } = input;
  let walk: Walk<SampleProgress, SampleStage> | null = null;
  setHandler(resumeSignal, () => walk?.wake());
  const listed = await storeActivities(place).listSamples.executeWithOptions({ summary: 'what is left' }, [
    { run, block },
  ]);

  const { samples } = listed;
  const next = (sample: SampleProgress) => nextSampleStage(sample, listed.rules);
  walk = new Walk<SampleProgress, SampleStage>(samples, next, sampleStages(run, place, listed.model));
  await walk.run(() => workflowInfo().continueAsNewSuggested);
  if (!walk.finished) await continueAsNew<typeof evaluateSamples>(input);

  const tally = sampleTallyOf(samples.map(sampleOutcomeOf));
  sayOutcomes(samples, tally, place);
  return tally;
}

function sayOutcomes(samples: SampleProgress[], tally: Ended, { attributes }: Place): void {
  setCurrentDetails(outcomeDetails(samples.map((sample) => ({ id: sample.id, outcome: sampleOutcomeOf(sample) }))));
  if (!attributes || samples.length === 0) return;
  upsertSearchAttributes([
    { key: searchAttributes.outcome, value: endings.evaluate.filter((ending) => (tally[ending] ?? 0) > 0) },
    { key: searchAttributes.abandoned, value: tally.abandoned ?? 0 },
  ]);
}
