import type { TrainingExample } from '../../domain/example/example.ts';
import { unfenced } from '../../domain/prompt/fence.ts';
import type { CodingTask } from '../../domain/task.ts';

/** The program that a row teaches, put together as its trainer will see it; null where prompt and answer do not meet in one. */
export function programTaught({ prompt, completion }: TrainingExample, { header }: CodingTask): string | null {
  if (prompt.endpoint === 'chat') return unfenced(completion);
  // What a base model continues is the prompt's end; before it there may be words, and drafts that failed.
  const asked = prompt.prompt;
  const signature = header.replaceAll('\r\n', '\n').trimEnd();
  const at = asked.lastIndexOf(signature);
  if (at < 0 || asked.slice(at + signature.length).trim() !== '') return null;
  return asked.slice(at) + completion;
}
