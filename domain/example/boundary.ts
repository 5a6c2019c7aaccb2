import type { Prompt } from '../model.ts';

/** The same row with the newline after the header in the prompt, as the paper's released files have it; the text of both stays. */
export function paperBoundary<Row extends { prompt: Prompt; completion: string }>(row: Row): Row {
  const { prompt, completion } = row;
  if (prompt.endpoint === 'chat' || !completion.startsWith('\n')) return row;
  return { ...row, prompt: { ...prompt, prompt: `${prompt.prompt}\n` }, completion: completion.slice(1) };
}
