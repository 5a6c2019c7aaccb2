import { assembleProgram } from '../../domain/evaluation/assemble.ts';
import type { Assembly } from '../../domain/evaluation/evaluation.ts';
import type { CodingTask } from '../../domain/task.ts';
import { extractProgram, headerAfterPrompt } from '../../sandbox/extract.ts';
import type { Reader } from '../../sandbox/port.ts';
import type { BenchmarkTask } from '../benchmarks/read-benchmark.ts';
import type { TaskSample } from './name-samples.ts';

/** A sample as a program of its task. */
interface Assembled {
  task: CodingTask;
  program: string;
  /** The sample held a program. */
  extracted: boolean;
}

/** Makes programs of samples, all in one way. */
export type Assemble = (sample: TaskSample) => Promise<Assembled>;

export function assembler(tasks: ReadonlyMap<string, BenchmarkTask>, assembly: Assembly, reader: Reader): Assemble {
  return async ({ task: id, sample: { text } }) => {
    const found = tasks.get(id);
    if (found === undefined) throw new Error(`Expected ${id} among the tasks, found none.`);
    const { task, prompt } = found;
    if (assembly !== 'extract') {
      return { task, program: assembleProgram(text, { ...task, prompt }, assembly), extracted: text.trim() !== '' };
    }
    const header = headerAfterPrompt({ ...task, prompt });
    return { task, ...(await extractProgram(reader, task, { text, endpoint: 'chat', header })) };
  };
}
