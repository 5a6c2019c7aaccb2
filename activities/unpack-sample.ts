import { upToFirst } from '../domain/answer/stop.ts';
import type { EvaluatePlan } from '../domain/plan.ts';
import { benchmarkPrompt, continuesPrompt } from '../domain/prompt/sample.ts';
import type { CodingTask } from '../domain/task.ts';
import { extractProgram, headerAfterPrompt } from '../sandbox/extract.ts';
import type { Reader } from '../sandbox/port.ts';
import type { StoredReply } from '../store/port.ts';
import type { UnpackedProgram } from './execute.ts';

/** A reply, and which answer of its sample it is, from 0. */
export interface SampleAnswer {
  index: number;
  call: string;
  reply: StoredReply;
}

/**
 * Takes the program out of a reply. It stands after the benchmark's own prompt, in full where the student continues it, and
 * otherwise after the imports and helpers that the prompt has before its last function.
 */
export async function unpackSample(
  reader: Reader,
  task: CodingTask,
  plan: EvaluatePlan,
  { index, call, reply }: SampleAnswer,
): Promise<UnpackedProgram> {
  const continues = index === 0 && continuesPrompt(task, plan);
  const header = continues ? benchmarkPrompt(task.prompt) : headerAfterPrompt(task);
  const text = continues ? upToFirst(reply.text, task.stop ?? []) : reply.text;
  const answer = await extractProgram(reader, task, { text, endpoint: plan.student.endpoint, header });
  return {
    kind: 'attempt',
    index,
    call,
    truncated: reply.finish.unified === 'length',
    completion: null,
    ...answer,
  };
}
