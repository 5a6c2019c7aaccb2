import { encode } from './encode.ts';
import { defineProperty } from './primordials.ts';

/** What a failed assertion compared, as JSON of two `Value`s. */
export interface Compared {
  operator: string;
  actual: string;
  expected: string;
}

/** Node's class of this name. */
export class AssertionError extends Error {
  static {
    defineProperty(this.prototype, 'name', { value: 'AssertionError', writable: true, configurable: true });
  }
  code = 'ERR_ASSERTION';
  actual: unknown;
  expected: unknown;
  operator: string;
  /** Null where the test gave words of its own. */
  readonly #compared: Compared | null;

  constructor(operator: string, actual: unknown, expected: unknown, message: string | undefined) {
    super(message ?? `The assertion ${operator} does not hold.`);
    this.actual = actual;
    this.expected = expected;
    this.operator = operator;
    this.#compared = message === undefined ? { operator, actual: encode(actual), expected: encode(expected) } : null;
  }

  static comparedBy(error: object): Compared | null {
    return #compared in error ? error.#compared : null;
  }
}
