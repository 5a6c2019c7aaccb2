import type { Reader, Sandbox } from '../../sandbox/port.ts';

/** Where the rows of a batch run. */
export interface Lanes {
  readonly reader: Reader;
  /** Work of one group is done in the order in which it came, one after the other, in one slot while that lasts. */
  run<T>(group: string | null, work: (sandbox: Sandbox) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

interface Lane {
  sandbox: Promise<Sandbox>;
  last: Promise<unknown>;
}

/** Rows of no group share a sandbox of `slots`; groups share up to as many sandboxes of a single slot, opened when they are needed. */
export async function openLanes(slots: number, open: (slots: number) => Promise<Sandbox>): Promise<Lanes> {
  const shared = await open(slots);
  const lanes = new Map<number, Lane>();
  const laneOf = (group: string): Lane => {
    const number = spread(group) % slots;
    const lane = lanes.get(number) ?? { sandbox: open(1), last: Promise.resolve() };
    lanes.set(number, lane);
    return lane;
  };
  return {
    reader: shared.reader,
    run: (group, work) => (group === null ? work(shared) : inLane(laneOf(group), work)),
    close: async () => {
      const opened = await Promise.allSettled([...lanes.values()].map(({ sandbox }) => sandbox));
      const sandboxes = opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
      await Promise.all([shared, ...sandboxes].map((sandbox) => sandbox.close()));
    },
  };
}

function inLane<T>(lane: Lane, work: (sandbox: Sandbox) => Promise<T>): Promise<T> {
  const done = lane.last.then(async () => work(await lane.sandbox));
  lane.last = done.catch(() => {});
  return done;
}

/** A number that is always the same for a text. */
function spread(text: string): number {
  let sum = 0;
  for (let at = 0; at < text.length; at += 1) sum = (sum * 31 + text.charCodeAt(at)) >>> 0;
  return sum;
}
