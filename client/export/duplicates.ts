import type { Exchange } from './format.ts';
import { HashSet, hashOf } from './hash-set.ts';
import type { NearTexts } from './near-texts.ts';

/** Rows of one sort that were seen: 11 to 22 bytes of each are kept, beside what all sorts keep of their texts. */
export class Duplicates {
  readonly #sort: string;
  readonly #exact = new HashSet();
  readonly #near: NearTexts;

  constructor(sort: string, near: NearTexts) {
    this.#sort = sort;
    this.#near = near;
  }

  /** Whether a row asks and answers what an earlier one does. */
  isExact({ prompt, completion, scoredBy = '' }: Exchange): boolean {
    return !this.#exact.add(hashOf(JSON.stringify([prompt, completion, scoredBy])));
  }

  /**
   * Whether its task and its answer are nearly those of an earlier one of its kind. Prompts are not compared: they have much in
   * common by their wording alone.
   */
  isNear(kind: string, task: string, { completion }: Exchange): boolean {
    return this.#near.see(`${this.#sort} ${kind}`, `${task}\n${completion ?? ''}`);
  }
}
