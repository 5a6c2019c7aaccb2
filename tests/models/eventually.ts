import { expect } from 'vitest';

/** Expects what is read to become right, however busy the machine is. */
export function eventually<T>(read: () => T) {
  return expect.poll(read, { timeout: 50_000, interval: 5 });
}
