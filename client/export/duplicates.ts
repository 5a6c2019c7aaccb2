import { hash } from 'node:crypto';
import type { Exchange } from './format.ts';
import { HashSet } from './hash-set.ts';
import { NearTexts } from './min-hash.ts';

/** Rows that were seen: about 300 bytes of each are kept. */
export class Duplicates {
  readonly #exact = new HashSet();
  readonly #near = new Map<string, NearTexts>();

  /** Whether a row asks and answers what an earlier one does. */
  isExact({ prompt, completion, scoredBy = '' }: Exchange): boolean {
    const text = JSON.stringify([prompt, completion, scoredBy]);
    return !this.#exact.add(hash('sha256', text, 'buffer').readBigUInt64LE());
  }

  /**
   * Whether its task and its answer are nearly those of an earlier one of its kind. Prompts are not compared: they have much in
   * common by their wording alone.
   */
  isNear(kind: string, task: string, { completion }: Exchange): boolean {
    const texts = this.#near.get(kind) ?? new NearTexts();
    this.#near.set(kind, texts);
    return texts.see(`${task}\n${completion ?? ''}`);
  }
}
