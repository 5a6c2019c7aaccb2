import type { Prompt } from '../../domain/model.ts';
import { unfenced } from '../../domain/prompt/fence.ts';
import type { CodingTask } from '../../domain/task.ts';

/** What a trainer puts together. */
export interface Trained {
  prompt: Prompt;
  completion: string;
}

/** A row of a base model, cut at the end of the header that its prompt ends with. */
export interface Continuation {
  header: string;
  /** White space between the header and the answer, which the prompt has. */
  between: string;
  completion: string;
}

/** The program that a row teaches, put together as its trainer will see it; null where prompt and answer do not meet in one. */
export function programTaught(row: Trained, task: CodingTask): string | null {
  if (row.prompt.endpoint === 'chat') return unfenced(row.completion);
  const taught = continuationTaught(row, task);
  return taught === null ? null : taught.header + taught.between + taught.completion;
}

/** What a base model continues is the prompt's end; before it there may be words, and drafts that failed. Null for a chat. */
export function continuationTaught({ prompt, completion }: Trained, task: CodingTask): Continuation | null {
  if (prompt.endpoint === 'chat') return null;
  const asked = prompt.prompt;
  const header = task.header.replaceAll('\r\n', '\n').trimEnd();
  const at = asked.lastIndexOf(header);
  const between = asked.slice(at + header.length);
  return at < 0 || between.trim() !== '' ? null : { header, between, completion };
}
