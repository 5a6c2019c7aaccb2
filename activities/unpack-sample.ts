import { candidates } from '../domain/answer/assemble.ts';
import { choose } from '../domain/answer/choose.ts';
import { upToFirst } from '../domain/answer/stop.ts';
import { signatureAt } from '../domain/evaluation/assemble.ts';
import type { EvaluatePlan } from '../domain/plan.ts';
import { benchmarkPrompt, continuesPrompt } from '../domain/prompt/sample.ts';
import type { CodingTask } from '../domain/task.ts';
import type { ProgramParts, Reader } from '../sandbox/port.ts';
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
  const { sources, words } = candidates({ text, endpoint: plan.student.endpoint }, { ...task, header });
  const { entryPoint, language } = task;
  const parts = await reader.parts(sources.map((source) => ({ source, entryPoint, header, language })));
  const at = choose(parts);
  const program = at === null ? null : programOf(task, sources[at], parts[at]);
  return {
    kind: 'attempt',
    index,
    call,
    words,
    truncated: reply.finish.unified === 'length',
    program: program ?? sources[0] ?? '',
    completion: null,
    extracted: program !== null,
  };
}

/** The task's header after all that the benchmark's prompt has before its function. */
function headerAfterPrompt({ prompt = '', entryPoint, header }: CodingTask): string {
  const before = benchmarkPrompt(prompt);
  return before.slice(0, signatureAt(before, entryPoint) ?? 0) + header;
}

/** A program that is given input runs as it stands; of one that is called, what only runs when it is loaded is cut away. */
function programOf(task: CodingTask, source: string | undefined, parts: ProgramParts | undefined): string | null {
  if (source === undefined || parts?.ok !== true) return null;
  if (task.tests.some(({ kind }) => kind === 'stdio')) return source;
  return parts.definitions.length === 0 && parts.header === null ? null : parts.program;
}
