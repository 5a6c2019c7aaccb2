import { defines } from '../answer/definition.ts';
import { toLineFeeds } from '../answer/newlines.ts';
import { upToFirst } from '../answer/stop.ts';
import type { CodingTask } from '../task.ts';
import type { Assembly } from './evaluation.ts';

/** What a program is assembled with. */
export interface Frame extends Pick<CodingTask, 'entryPoint' | 'stop'> {
  /** The benchmark's own. */
  prompt: string;
}

/**
 * A sample as a program. A completion follows the prompt, up to the first of the task's stop sequences. A whole program, such as
 * a chat answer that repeats the signature, follows only what the prompt has before it: imports and helpers.
 */
export function assembleProgram(
  sample: string,
  { prompt, entryPoint, stop = [] }: Frame,
  assembly: Exclude<Assembly, 'extract'>,
): string {
  const text = toLineFeeds(sample);
  const signature = signatureAt(prompt, entryPoint);
  if (assembly === 'alone' || signature === null) return text;
  return isWhole(text, entryPoint) ? prompt.slice(0, signature) + text : prompt + upToFirst(text, stop);
}

/** Where the prompt's last line stands that begins the function to write; null where none does, so that nothing can follow it. */
export function signatureAt(prompt: string, entryPoint: string): number | null {
  let [at, found]: [number, number | null] = [0, null];
  for (const line of prompt.split('\n')) {
    if (defines(line, entryPoint)) found = at;
    at += line.length + 1;
  }
  return found;
}

/** A completion goes on within the function, so that its first line is indented or is no code of the outermost level. */
function isWhole(text: string, entryPoint: string): boolean {
  const first = text.split('\n').find((line) => line.trim() !== '') ?? '';
  return /^\S/.test(first) && defines(text, entryPoint);
}
