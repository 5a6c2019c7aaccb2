import type { RecordedSample } from '../../domain/evaluation/recorded.ts';
import type { TaskName, TaskNames } from '../../domain/evaluation/task-names.ts';
import { type FoundSample, readSamples, type SampleFault } from './sample-file.ts';

/** A recorded sample of a known task. */
export interface TaskSample extends FoundSample {
  /** The task's id in the benchmark. */
  task: string;
  /** Among the samples of its task, from 0, in the file's order. */
  index: number;
}

/** The samples of a file with their tasks, in its order; those of no task of the benchmark, and those told twice, as faults. */
export async function* nameSamples(path: string, names: TaskNames): AsyncGenerator<TaskSample | SampleFault> {
  const counts = new Map<string, number>();
  const told = new Set<string>();
  for await (const found of readSamples(path)) {
    const named = 'message' in found ? found : nameOne(found, names, told);
    if ('message' in named) {
      yield named;
      continue;
    }
    const index = counts.get(named.task) ?? 0;
    counts.set(named.task, index + 1);
    yield { ...named, index };
  }
}

function nameOne(found: FoundSample, names: TaskNames, told: Set<string>): Omit<TaskSample, 'index'> | SampleFault {
  const { source, sample } = found;
  const task = names.find(sample.task);
  if (task === null) {
    return { source, message: `expected a task of this benchmark, found ${said(sample.task)}; correct it` };
  }
  if (isRepeated(sample, task, told)) {
    return { source, message: `expected each sample once, found number ${sample.index} of ${task} again; remove one` };
  }
  return { ...found, task };
}

function isRepeated({ index }: RecordedSample, task: string, told: Set<string>): boolean {
  if (index === null) return false;
  const key = `${index} ${task}`;
  const repeated = told.has(key);
  told.add(key);
  return repeated;
}

function said(name: TaskName): string {
  if (name.by === 'position') return `an answer at place ${name.position + 1}`;
  return name.by === 'id' ? name.id.slice(0, 80) : `the prompt ${JSON.stringify(name.prompt.trim().slice(0, 60))}`;
}
