/**
 * What a TypeScript program finds here beyond the language's own library, declared for the checker. `assert` is as wide as
 * Node's where tests use it; whatever else a program imports is not here, and the checker says so.
 */
export const surroundings = `
declare var require: any;
declare var module: any;
declare var exports: any;
declare var global: any;
declare var process: any;
declare var console: { [method: string]: (...given: any[]) => void };
declare function setTimeout(action: (...given: any[]) => void, delay?: number, ...given: any[]): any;
declare function setInterval(action: (...given: any[]) => void, delay?: number, ...given: any[]): any;
declare function setImmediate(action: (...given: any[]) => void, ...given: any[]): any;
declare function clearTimeout(timer?: any): void;
declare function clearInterval(timer?: any): void;
declare function clearImmediate(timer?: any): void;
declare function queueMicrotask(action: () => void): void;
declare function structuredClone<T>(value: T): T;
declare var performance: { now(): number };
declare namespace NodeJS { type Timeout = any; type Timer = any; type Immediate = any; }

interface AssertionErrorLike extends Error { actual: any; expected: any; operator: string; code: 'ERR_ASSERTION'; }
interface Assert {
  (held: any, message?: string | Error): asserts held;
  ok(held: any, message?: string | Error): asserts held;
  fail(message?: string | Error): never;
  equal(actual: any, expected: any, message?: string | Error): void;
  notEqual(actual: any, expected: any, message?: string | Error): void;
  deepEqual(actual: any, expected: any, message?: string | Error): void;
  notDeepEqual(actual: any, expected: any, message?: string | Error): void;
  strictEqual(actual: any, expected: any, message?: string | Error): void;
  notStrictEqual(actual: any, expected: any, message?: string | Error): void;
  deepStrictEqual(actual: any, expected: any, message?: string | Error): void;
  notDeepStrictEqual(actual: any, expected: any, message?: string | Error): void;
  match(text: string, pattern: RegExp, message?: string | Error): void;
  doesNotMatch(text: string, pattern: RegExp, message?: string | Error): void;
  throws(action: () => unknown, wanted?: any, message?: string | Error): void;
  doesNotThrow(action: () => unknown, message?: string | Error): void;
  rejects(action: (() => PromiseLike<unknown>) | PromiseLike<unknown>, wanted?: any, message?: string | Error): Promise<void>;
  doesNotReject(action: (() => PromiseLike<unknown>) | PromiseLike<unknown>, message?: string | Error): Promise<void>;
  ifError(held: unknown): void;
  strict: Assert;
  AssertionError: new (options?: any) => AssertionErrorLike;
}
declare var assert: Assert;
declare module 'assert' { var assert: Assert; export = assert; }
declare module 'node:assert' { var assert: Assert; export = assert; }
declare module 'assert/strict' { var assert: Assert; export = assert; }
declare module 'node:assert/strict' { var assert: Assert; export = assert; }
`;
