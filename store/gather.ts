import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { StoreFailure } from './failure.ts';
import type { Answer, Question, ThreadInput } from './gather-thread.ts';
import type { OperationName, Operations } from './perform.ts';

/** Mebibytes of the thread's short-lived values: the engine would let them grow to many times that before it looks. */
const youngMb = 12;

/** Answers told in one turn of the event loop: whoever waits for the first does not wait for all that the last sets going. */
const answersATurn = 8;

interface Waiting {
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
}

/** Writes from one thread, which commits together what arrives within `gatherMs` at most. A promise resolves once its write is on disk. */
export class GatheredWrites {
  readonly #thread: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #answers: Answer[] = [];
  readonly #exited: Promise<void>;
  #asked = 0;
  #ended: StoreFailure | null = null;

  constructor(file: string, gatherMs: number) {
    const input: ThreadInput = { file, gatherMs };
    // The sources in a clone, JavaScript in a package.
    const entry = new URL(`./gather-thread${extname(import.meta.url)}`, import.meta.url);
    this.#thread = new Worker(entry, { workerData: input, resourceLimits: { maxYoungGenerationSizeMb: youngMb } });
    this.#thread.on('message', (answers: Answer[]) => {
      const telling = this.#answers.length > 0;
      this.#answers.push(...answers);
      if (!telling) this.#tell();
    });
    this.#thread.on('error', (error) => this.#end(`The store's thread ended: ${error.message}`));
    this.#exited = new Promise((resolve) => {
      this.#thread.on('exit', () => {
        this.#end('The store is closed: nothing more can be written.');
        resolve();
      });
    });
  }

  perform<Name extends OperationName>(
    name: Name,
    ...values: Operations[Name]['arguments']
  ): Promise<Operations[Name]['result']> {
    return new Promise((resolve, reject) => {
      if (this.#ended !== null) return reject(this.#ended);
      const question: Question<Name> = { id: this.#asked++, name, values };
      // The thread answers with what the operation of that name returns.
      const answered = (value: unknown): void => resolve(value as Operations[Name]['result']);
      this.#waiting.set(question.id, { resolve: answered, reject });
      this.#thread.postMessage(question, []);
    });
  }

  /** Resolves when all that was asked is on disk and the thread has ended. */
  async close(): Promise<void> {
    this.#thread.postMessage(null, []);
    await this.#exited;
  }

  #tell(): void {
    for (const answer of this.#answers.splice(0, answersATurn)) this.#settle(answer);
    if (this.#answers.length > 0) setImmediate(() => this.#tell());
  }

  #settle(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (answer.failure === null) waiting?.resolve(answer.value);
    else waiting?.reject(new StoreFailure(answer.failure));
  }

  #end(reason: string): void {
    this.#ended ??= new StoreFailure(reason);
    for (const answer of this.#answers.splice(0)) this.#settle(answer);
    for (const { reject } of this.#waiting.values()) reject(this.#ended);
    this.#waiting.clear();
  }
}
