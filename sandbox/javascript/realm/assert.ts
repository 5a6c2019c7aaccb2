import { AssertionError } from './assertion-error.ts';
import { fits, isPattern } from './fits.ts';
import { apply, defineOwn, is, isObject, matches, ownKeys, read } from './primordials.ts';
import { same } from './same.ts';

/** What one test's assertions came to, whatever became of the exceptions that they threw. */
export interface Tally {
  executed: number;
  /** The first that did not hold, unless a test was to show just that. */
  failed: AssertionError | null;
  /** Assertions that run inside others, such as in what must throw. */
  within: number;
}

export const newTally = (): Tally => ({ executed: 0, failed: null, within: 0 });

type Check = (holds: boolean, operator: string, actual: unknown, expected: unknown, message: unknown) => void;

function checking(tally: Tally): Check {
  return (holds, operator, actual, expected, message) => {
    tally.executed += 1;
    if (holds) return;
    const words = typeof message === 'string' ? message : undefined;
    const error = new AssertionError(operator, actual, expected, words);
    if (tally.within === 0) tally.failed ??= error;
    throw isObject(message) ? message : error;
  };
}

function thrownBy(tally: Tally, action: () => unknown): { error: unknown } | null {
  tally.within += 1;
  try {
    action();
    return null;
  } catch (error) {
    return { error };
  } finally {
    tally.within -= 1;
  }
}

async function rejectedBy(tally: Tally, action: unknown): Promise<{ error: unknown } | null> {
  tally.within += 1;
  try {
    await (typeof action === 'function' ? apply(action, undefined, []) : action);
    return null;
  } catch (error) {
    return { error };
  } finally {
    tally.within -= 1;
  }
}

const looselyEqual = (actual: unknown, expected: unknown): boolean =>
  // oxlint-disable-next-line eqeqeq -- Node's legacy comparison is this operator.
  actual == expected || (is(actual, Number.NaN) && is(expected, Number.NaN));
const not =
  (compare: Comparison): Comparison =>
  (actual, expected) =>
    !compare(actual, expected);
const deeply: Comparison = (actual, expected) => same(actual, expected, false);
const deeplyLoose: Comparison = (actual, expected) => same(actual, expected, true);

type Comparison = (actual: unknown, expected: unknown) => boolean;

function comparisons(strict: boolean): Record<string, Comparison> {
  const equal = strict ? is : looselyEqual;
  const deepEqual = strict ? deeply : deeplyLoose;
  return {
    equal,
    notEqual: not(equal),
    deepEqual,
    notDeepEqual: not(deepEqual),
    strictEqual: is,
    notStrictEqual: not(is),
    deepStrictEqual: deeply,
    notDeepStrictEqual: not(deeply),
    match: (text, pattern) => typeof text === 'string' && isPattern(pattern) && matches(pattern, text),
    doesNotMatch: (text, pattern) => typeof text === 'string' && isPattern(pattern) && !matches(pattern, text),
  };
}

type Method = (actual?: unknown, expected?: unknown, message?: unknown) => unknown;

function methods(tally: Tally, check: Check, strict: boolean): Record<string, Method> {
  const found: Record<string, Method> = {
    ok: (held, message) => check(!!held, 'ok', held, true, message),
    fail: (message) => check(false, 'fail', undefined, undefined, message ?? 'Failed'),
    throws: (action, wanted, message) => {
      const thrown = thrownBy(tally, () => apply(callable(action), undefined, []));
      check(
        thrown !== null && fits(thrown.error, wanted),
        'throws',
        thrown?.error,
        wanted,
        message ?? sayThrown(thrown),
      );
    },
    doesNotThrow: (action, message) => {
      const thrown = thrownBy(tally, () => apply(callable(action), undefined, []));
      check(thrown === null, 'doesNotThrow', thrown?.error, undefined, message);
    },
    rejects: async (action, wanted, message) => {
      const thrown = await rejectedBy(tally, action);
      check(
        thrown !== null && fits(thrown.error, wanted),
        'rejects',
        thrown?.error,
        wanted,
        message ?? sayThrown(thrown),
      );
    },
    doesNotReject: async (action, message) => {
      const thrown = await rejectedBy(tally, action);
      check(thrown === null, 'doesNotReject', thrown?.error, undefined, message);
    },
    ifError: (held) => check(held === null || held === undefined, 'ifError', held, null, undefined),
  };
  const table = comparisons(strict);
  const names = ownKeys(table);
  for (let at = 0; at < names.length; at += 1) {
    const name = names[at];
    if (typeof name !== 'string') continue;
    const compare = table[name];
    const method: Method = (actual, expected, message) =>
      check(compare?.(actual, expected) === true, name, actual, expected, message);
    defineOwn(found, name, method);
  }
  return found;
}

const sayThrown = (thrown: object | null): string | undefined => (thrown ? undefined : 'Missing expected exception.');

function callable(action: unknown): Function {
  if (typeof action === 'function') return action;
  throw new TypeError('The "fn" argument must be of type function.');
}

/**
 * Node's `assert`, in so far as tests use it. Every call makes one of its own, so that what a program does to one is not done
 * to another; `strict` makes it `assert.strict`.
 */
export function createAssert(tally: Tally, strict = false): (held?: unknown, message?: unknown) => void {
  const check = checking(tally);
  const assert = (held?: unknown, message?: unknown): void => check(!!held, 'ok', held, true, message);
  const table = methods(tally, check, strict);
  const names = ownKeys(table);
  for (let at = 0; at < names.length; at += 1) {
    const name = names[at] ?? '';
    defineOwn(assert, name, read(table, name));
  }
  defineOwn(assert, 'AssertionError', AssertionError);
  defineOwn(assert, 'strict', strict ? assert : createAssert(tally, true));
  return assert;
}
