import type { Fault as ServerFault } from '../../demo/fault.ts';
import { countTokens } from '../../demo/reply-body.ts';
import type { Answer, Asked } from '../../demo/script.ts';
import { hashBody, type ScriptedServer, startModelServer } from '../../demo/server.ts';
import type { Trouble } from './fault.ts';
import type { Purchase } from './purchases.ts';
import { attemptAt, price, refinementOf, sumIn } from './sums.ts';

/** Milliseconds of an answer: long enough to be caught in flight; of one in eight, that outlives a supervisor; where nothing is to be caught. */
const slowMs = [1_500, 4_500] as const;
const slowestMs = 12_000;
const quickMs = 20;

/** What is done to an answer before it is sent; it is billed as it comes out of here. */
export type Retelling = (answer: Answer, asked: Asked) => Answer | Promise<Answer>;

/** The scripted student and teacher, the trouble that their server has just now, and what it has sold. */
export class Models {
  trouble: Trouble | null = null;
  /** Answers at once. */
  quick = false;
  readonly purchases: Purchase[] = [];
  /** US dollars for all that was answered, be it cut off on the way. */
  billedUsd = 0;
  readonly #retell: Retelling;
  #server: ScriptedServer | null = null;

  constructor(retell: Retelling = (answer) => answer) {
    this.#retell = retell;
  }

  /** Answers with the address that a plan names. */
  async start(): Promise<string> {
    this.#server = await startModelServer((asked) => this.#answer(asked));
    return this.#server.url;
  }

  /** Requests that wait for their answer. */
  get inFlight(): number {
    return this.#server?.inFlight ?? 0;
  }

  async close(): Promise<void> {
    await this.#server?.close();
  }

  async #answer(asked: Asked): Promise<Answer> {
    const { body, prompt, model, times } = asked;
    const fault = this.trouble === null ? null : faults[this.trouble](times);
    const text = model === 'student' ? attemptAt(sumIn(prompt)) : refinementOf(sumIn(prompt), Number(body['seed']));
    if (fault === null) this.purchases.push({ hash: hashBody(body), at: performance.now() });
    const latencyMs = this.quick ? quickMs : latencyOf(sumIn(prompt) + times);
    const answer = await this.#retell({ text, latencyMs, ...(fault && { fault }) }, asked);
    if (fault === null || fault.kind === 'torn') this.billedUsd += costOf(asked, answer);
    return answer;
  }
}

/** Dollars at the plan's prices, for as many tokens as the caller allows. */
function costOf({ prompt, body }: Asked, { text }: Answer): number {
  const output = Math.min(countTokens(text), Number(body['max_tokens']));
  return (countTokens(prompt) * price.input + output * price.output) / 1e6;
}

/** The same every time, and different for neighbours. */
function latencyOf(number: number): number {
  const [least, most] = slowMs;
  if (number % 8 === 0) return slowestMs;
  return least + ((number * 7_919) % (most - least));
}

const faults: Record<Trouble, (times: number) => ServerFault> = {
  '429s': (times) => ({ kind: 'status', status: 429, retryAfter: retryAfterOf(times) }),
  '500s': () => ({ kind: 'status', status: 500 }),
  'hanging calls': () => ({ kind: 'hang' }),
  'torn replies': () => ({ kind: 'torn' }),
  'HTML pages': () => ({ kind: 'foreign' }),
  'closed connections': () => ({ kind: 'drop' }),
};

/** Each of the forms in turn. */
function retryAfterOf(times: number) {
  const forms = [{ seconds: 1 }, { ms: 1_500 }, { date: new Date(Date.now() + 2_000) }];
  return forms[times % forms.length] ?? { seconds: 1 };
}
