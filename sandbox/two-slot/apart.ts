import { type Answer, parseAnswer } from '../judge/answer.ts';
import type { ExecutionRequest } from '../port.ts';
import type { Ask } from '../slots/pool.ts';
import type { StepReport } from '../slots/protocol.ts';
import type { SlotGone } from '../slots/slot.ts';
import { Conversation } from './conversation.ts';

/** Runs tests of code in an interpreter that the program never enters; the program is called in its own. */
export class Apart {
  readonly #tests: Ask;
  readonly #request: ExecutionRequest;
  readonly #conversation: Conversation;
  /** Codes that can run where the program is not. */
  readonly #codes: ReadonlySet<string>;

  constructor(tests: Ask, program: Ask, request: ExecutionRequest, codes: ReadonlySet<string>) {
    this.#tests = tests;
    this.#request = request;
    this.#conversation = new Conversation(program);
    this.#codes = codes;
  }

  takes(code: string): boolean {
    return this.#codes.has(code);
  }

  /** The program's process ended while it was asked. */
  get lost(): SlotGone | null {
    return this.#conversation.lost;
  }

  /** What became of a test; where the program's interpreter came to an end, that, whatever the test made of it. */
  async run(code: string): Promise<[StepReport, Answer | null]> {
    const { entryPoint, language, program } = this.#request;
    // The program's text is only quoted from, where it failed.
    const request = JSON.stringify({ kind: 'apart', code, entryPoint, language, program });
    const report = await this.#tests(request, this.#conversation.pass);
    const { ended, printed, exhausted } = this.#conversation;
    if (ended) return [ended, null];
    const answer = report.ending === 'answered' ? parseAnswer(report.text) : null;
    return [{ ...report, exhausted: report.exhausted || exhausted }, answer && { ...answer, printed: printed ?? '' }];
  }
}
