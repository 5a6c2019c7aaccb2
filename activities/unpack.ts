import { candidates } from '../domain/answer/assemble.ts';
import { choose } from '../domain/answer/choose.ts';
import type { Prompt } from '../domain/model.ts';
import type { CodingTask } from '../domain/task.ts';
import type { ProgramKind } from '../domain/trajectory.ts';
import type { Reader } from '../sandbox/port.ts';
import type { StoredReply } from '../store/port.ts';
import type { UnpackedProgram } from './execute.ts';

/** A reply, and which program of its task it is to become. */
export interface Answer {
  kind: ProgramKind;
  index: number;
  call: string;
  reply: StoredReply;
  endpoint: Prompt['endpoint'];
}

/** Takes the program out of a reply, in two steps: what the text may mean, and which of these the language's parser accepts. */
export async function unpackReply(reader: Reader, task: CodingTask, answer: Answer): Promise<UnpackedProgram> {
  const { kind, index, call, reply, endpoint } = answer;
  const { sources, words } = candidates({ text: reply.text, endpoint }, task);
  const parts = await reader.parts(
    sources.map((source) => ({ source, entryPoint: task.entryPoint, header: task.header, language: task.language })),
  );
  const chosen = parts[choose(parts) ?? -1];
  const truncated = reply.finish.unified === 'length';
  const said = { kind, index, call, words, truncated };
  if (chosen === undefined || !chosen.ok) return { ...said, program: sources[0] ?? '', completion: null };
  return { ...said, program: chosen.program, completion: chosen.completion };
}

/** The task's own gold, executed as it is published. */
export async function unpackGold(reader: Reader, task: CodingTask, gold: string): Promise<UnpackedProgram> {
  const { entryPoint, header, language } = task;
  const [parts] = await reader.parts([{ source: gold, entryPoint, header, language }]);
  const completion = parts?.ok === true ? parts.completion : null;
  return { kind: 'gold', index: 0, call: null, program: gold, completion, words: '', truncated: false };
}
