import type { TaskNames } from '../../domain/evaluation/task-names.ts';
import { nameSamples } from './name-samples.ts';
import type { SampleFault } from './sample-file.ts';

/** What a file of samples holds, before any of them is run. */
export interface Survey {
  /** At most `namedFaults`, the first ones. */
  faults: SampleFault[];
  faultCount: number;
  /** For each task that has samples: where they stand in the file, in its order. */
  places: Map<string, number[]>;
  samples: number;
  /** Samples with a verdict that somebody else recorded. */
  judged: number;
}

/** Faults that are told one by one. */
const namedFaults = 20;

/** Reads a file of samples through once: what is wrong with it is better known before the first program runs. */
export async function surveySamples(path: string, names: TaskNames): Promise<Survey> {
  const survey: Survey = { faults: [], faultCount: 0, places: new Map(), samples: 0, judged: 0 };
  for await (const found of nameSamples(path, names)) {
    if ('message' in found) {
      survey.faultCount += 1;
      if (survey.faults.length < namedFaults) survey.faults.push(found);
      continue;
    }
    survey.samples += 1;
    if (found.sample.verdict !== null) survey.judged += 1;
    const places = survey.places.get(found.task) ?? [];
    places.push(found.source.number);
    survey.places.set(found.task, places);
  }
  return survey;
}
