import { inert } from '../../domain/inert.ts';
import type { BatchFigures } from '../../store/port.ts';
import { count, duration, plural } from './figures.ts';

/** Batches that a run waits for, a line each: `batch 400 calls · gpt-x · sent 2 h ago`. */
export const batchLines = (batches: BatchFigures[], now: number): string[] =>
  batches.map((batch) => `  batch     ${batchWords(batch, now)}`);

function batchWords({ calls, answered, model, askedAt, id, ended }: BatchFigures, now: number): string {
  const words = [plural(calls, 'call'), inert(model), `sent ${duration(Math.max(0, now - askedAt))} ago`];
  if (id === null) words.push('not yet confirmed by its server');
  if (ended) words.push(`ended, ${count(answered)} answers to take`);
  return words.join(' · ');
}
