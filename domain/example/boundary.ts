import type { TrainingExample } from './example.ts';

/** The same row with the newline after the header in the prompt, as the paper's released files have it; the text of both stays. */
export function paperBoundary(example: TrainingExample): TrainingExample {
  const { prompt, completion } = example;
  if (prompt.endpoint === 'chat' || !completion.startsWith('\n')) return example;
  return { ...example, prompt: { ...prompt, prompt: `${prompt.prompt}\n` }, completion: completion.slice(1) };
}
