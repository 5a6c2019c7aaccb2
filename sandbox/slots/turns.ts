import { openPlaces, type Places } from './places.ts';

/** Lets a number of runs go on at once, in the order in which they came. */
export interface Turns {
  /** As many as are given at once where nothing is overloaded. */
  readonly most: number;
  /** The slots of all pools whose runs take these turns: room for two kinds of guests, however many there are. */
  readonly places: Places;
  /** Resolves when it is one's turn; rejects when no more turns are given. */
  take(): Promise<void>;
  /** Ends a turn. */
  give(): void;
  /** The machine is overloaded: half as many turns at once, and slowly more again with every turn that ends. */
  narrow(): void;
  areClosed(): boolean;
  /** Refuses everybody who waits, and everybody who comes, with this error. */
  close(reason: Error): void;
}

/** By how much one ended turn widens what an overload narrowed. */
const recovery = 0.02;

export function openTurns(most: number): Turns {
  const queue: PromiseWithResolvers<void>[] = [];
  let width = most;
  let taken = 0;
  let closed: Error | null = null;

  const admit = (): void => {
    while (taken < Math.floor(width)) {
      const next = queue.shift();
      if (!next) return;
      taken += 1;
      next.resolve();
    }
  };
  return {
    most,
    places: openPlaces(2 * most),
    take: () => {
      if (closed) return Promise.reject(closed);
      const turn = Promise.withResolvers<void>();
      queue.push(turn);
      admit();
      return turn.promise;
    },
    give: () => {
      taken -= 1;
      width = Math.min(most, width + recovery);
      admit();
    },
    narrow: () => {
      width = Math.max(1, width / 2);
    },
    areClosed: () => closed !== null,
    close: (reason) => {
      closed = reason;
      for (const turn of queue.splice(0)) turn.reject(reason);
    },
  };
}
