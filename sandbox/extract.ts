import { candidates } from '../domain/answer/assemble.ts';
import { choose } from '../domain/answer/choose.ts';
import { signatureAt } from '../domain/evaluation/assemble.ts';
import type { Prompt } from '../domain/model.ts';
import { benchmarkPrompt } from '../domain/prompt/sample.ts';
import type { CodingTask } from '../domain/task.ts';
import type { ProgramParts, Reader } from './port.ts';

/** What a model answered, and what it was to go on from. */
export interface Answered {
  text: string;
  endpoint: Prompt['endpoint'];
  header: string;
}

/** The program in an answer; where there is none, the likeliest reading of it. */
export interface Extracted {
  program: string;
  extracted: boolean;
  /** What was said beside it. */
  words: string;
}

/** Takes the program out of an answer: out of fences and prose, and without what only runs when it is loaded. */
export async function extractProgram(reader: Reader, task: CodingTask, answered: Answered): Promise<Extracted> {
  const { text, endpoint, header } = answered;
  const { entryPoint, language } = task;
  const { sources, words } = candidates({ text, endpoint }, { ...task, header });
  const parts = await reader.parts(sources.map((source) => ({ source, entryPoint, header, language })));
  const at = choose(parts);
  const program = at === null ? null : programOf(task, sources[at], parts[at]);
  return { program: program ?? sources[0] ?? '', extracted: program !== null, words };
}

/** The task's header after all that the benchmark's prompt has before its function. */
export function headerAfterPrompt({ prompt = '', entryPoint, header }: CodingTask): string {
  const before = benchmarkPrompt(prompt);
  return before.slice(0, signatureAt(before, entryPoint) ?? 0) + header;
}

/** A program that is given input runs as it stands; of one that is called, what only runs when it is loaded is cut away. */
function programOf(task: CodingTask, source: string | undefined, parts: ProgramParts | undefined): string | null {
  if (source === undefined || parts?.ok !== true) return null;
  if (task.tests.some(({ kind }) => kind === 'stdio')) return source;
  return parts.definitions.length === 0 && parts.header === null ? null : parts.program;
}
