import type { MbppSplit } from './benchmark.ts';
import { sanitisedIds } from './sanitised.ts';

/** The paper takes the sanitised rows that are not for training, and leaves out the one in whose test it finds no function. */
const lastOfPaper = 600;
const leftOutByPaper = 77;

/** Whether a row of MBPP belongs to a split, by its number. */
export function isInSplit(id: number, split: MbppSplit): boolean {
  if (split === 'test') return id >= 11 && id <= 510;
  return sanitisedIds.has(id) && (split === 'sanitised' || (id <= lastOfPaper && id !== leftOutByPaper));
}
