import { setImmediate as pass } from 'node:timers/promises';
import type { Clock } from '../../models/clock.ts';

/** A clock that jumps to the end of every sleep, and remembers how long they were. */
export class JumpingClock implements Clock {
  readonly slept: number[] = [];
  #now = 0;

  now(): number {
    return this.#now;
  }

  async sleep(ms: number): Promise<void> {
    this.slept.push(ms);
    this.advance(ms);
    await pass();
  }

  advance(ms: number): void {
    this.#now += ms;
  }
}
