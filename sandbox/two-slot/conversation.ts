import { type Answer, parseAnswer } from '../judge/answer.ts';
import type { Ask } from '../slots/pool.ts';
import type { StepReport } from '../slots/protocol.ts';
import { SlotGone } from '../slots/slot.ts';

/** What one run may say across, in messages and in characters of one message. */
const maxMessages = 50_000;
const maxCharacters = 8_000_000;

/** What the tests hear when the program's interpreter says no more. */
const farewell = 'ended';

/**
 * Carries messages between the interpreter of the tests and that of the program, and reads none of them. Each speaks in turn: the
 * program hears a message either as a step of its own or as the answer to what it asked in the middle of one.
 */
export class Conversation {
  readonly #program: Ask;
  /** The program waits for this in the middle of a step. */
  #asked: PromiseWithResolvers<string> | null = null;
  #messages = 0;
  /** How the program's interpreter ended, when it did. */
  ended: StepReport | null = null;
  /** The program's process ended by itself, or was ended. */
  lost: SlotGone | null = null;
  /** The end of what the program has printed; null until it has answered. */
  printed: string | null = null;
  /** It asked for memory beyond its limit and was refused. */
  exhausted = false;

  constructor(program: Ask) {
    this.#program = program;
  }

  /** Takes a message of the tests to the program and resolves with what it says next. */
  pass = async (message: string): Promise<string> => {
    if (this.ended || this.lost) return farewell;
    const said = await (this.#asked ? this.#reply(this.#asked, message) : this.#serve(message));
    this.#messages += 1;
    if (said.length > maxCharacters || this.#messages > maxMessages)
      this.#end({ ending: 'flooded', text: '', exhausted: false });
    return this.ended || this.lost ? farewell : said;
  };

  #next = Promise.withResolvers<string>();

  #reply(asked: PromiseWithResolvers<string>, message: string): Promise<string> {
    this.#next = Promise.withResolvers();
    this.#asked = null;
    asked.resolve(message);
    return this.#next.promise;
  }

  #serve(message: string): Promise<string> {
    this.#next = Promise.withResolvers();
    const hear = (question: string): Promise<string> => {
      this.#asked = Promise.withResolvers();
      this.#next.resolve(question);
      return this.#asked.promise;
    };
    this.#program(JSON.stringify({ kind: 'serve', message }), hear)
      .then((report) => this.#next.resolve(this.#read(report)))
      .catch((error: unknown) => this.#lose(error));
    return this.#next.promise;
  }

  #read(report: StepReport): string {
    const answer = report.ending === 'answered' ? parseAnswer(report.text) : null;
    this.printed = answer?.printed ?? this.printed;
    this.exhausted ||= report.exhausted;
    if (answer?.flooded) return this.#end({ ...report, ending: 'flooded' });
    if (answer?.message !== undefined) return answer.message;
    if (report.ending !== 'answered') return this.#end(report);
    return this.#end({ ...report, ending: isHunger(report, answer) ? 'exhausted' : 'crashed' });
  }

  #end(report: StepReport): string {
    this.ended ??= report;
    return farewell;
  }

  #lose(error: unknown): void {
    if (!(error instanceof SlotGone)) return this.#next.reject(error);
    this.lost = error;
    this.#next.resolve(farewell);
  }
}

/** Nothing was left even to tell of what the program raised. */
function isHunger(report: StepReport, answer: Answer | null): boolean {
  return report.exhausted || answer?.exception?.type === 'MemoryError';
}
