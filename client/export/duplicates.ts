import { hash } from 'node:crypto';
import type { TrainingExample } from '../../domain/example/example.ts';
import type { CodingTask } from '../../domain/task.ts';
import { NearTexts } from './min-hash.ts';

/** Rows that were seen. What a variant asks in one step is compared with what it asks in that step of other tasks. */
export class Duplicates {
  readonly #exact = new Set<string>();
  readonly #near = new Map<string, NearTexts>();

  /** Whether a row's prompt and answer are those of an earlier one. */
  isExact({ prompt, completion }: TrainingExample): boolean {
    const key = hash('sha256', JSON.stringify([prompt, completion]), 'base64url').slice(0, 24);
    const seen = this.#exact.has(key);
    this.#exact.add(key);
    return seen;
  }

  /** Whether its task and its answer are nearly those of an earlier one: prompts have much in common by their wording alone. */
  isNear({ variant, lesson, completion }: TrainingExample, { text }: CodingTask): boolean {
    const kind = `${variant} ${lesson.step}`;
    const texts = this.#near.get(kind) ?? new NearTexts();
    this.#near.set(kind, texts);
    return texts.see(`${text}\n${completion}`);
  }
}
