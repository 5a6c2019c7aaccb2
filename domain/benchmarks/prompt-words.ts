import { UnreadableRow } from './row.ts';

/**
 * What a prompt says in words: the docstring of the function that it ends with, and what it defines before that, or the docstring
 * that it is. Throws `UnreadableRow`.
 */
export function wordsOfPrompt(prompt: string, entryPoint: string): string {
  const whole = /^\s*("""|''')([\s\S]*?)\1\s*$/.exec(prompt);
  if (whole?.[2] !== undefined) return dedent(whole[2]);
  const { words, given } = partsOfPrompt(prompt, entryPoint);
  return given === '' ? words : `${words}\n\nThis is defined already:\n\n${given}`;
}

/**
 * The words of a prompt's docstring, or all that it says of the function where it has none, and the helpers that it defines before
 * that; empty where there are none. Throws `UnreadableRow`.
 */
export function partsOfPrompt(prompt: string, entryPoint: string): { words: string; given: string } {
  const start = prompt.lastIndexOf(`def ${entryPoint}(`);
  if (start === -1) {
    const expected = `expected a prompt that ends with ${entryPoint}`;
    throw new UnreadableRow('no_text', `${expected}, found another; correct it, or read the file with format: map`);
  }
  const [before, own] = [prompt.slice(0, start), prompt.slice(start)];
  const docstring = /("""|''')([\s\S]*?)\1/.exec(own)?.[2] ?? own;
  return { words: dedent(docstring), given: /^(def|class) /m.test(before) ? before.trim() : '' };
}

/** Takes away what all lines but the first are indented by, and white space around the whole. */
function dedent(docstring: string): string {
  const [first = '', ...rest] = docstring.split('\n');
  const margins = rest.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const margin = Math.min(...margins, 80);
  return [first.trim(), ...rest.map((line) => line.slice(margin).trimEnd())].join('\n').trim();
}
