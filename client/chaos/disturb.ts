import { setTimeout as sleep } from 'node:timers/promises';
import type { PlannedFault } from './fault.ts';

/** A fault as it was played. */
export interface PlayedFault extends PlannedFault {
  /** When, in milliseconds of the monotonic clock. */
  startedAt: number;
  /** False: there was nobody to play it to. */
  played: boolean;
}

/** Plays each fault at its time, whether or not those before it are over; resolves when all are. `stop` leaves out the rest. */
export async function disturb(
  schedule: PlannedFault[],
  play: (planned: PlannedFault, stop: AbortSignal) => Promise<boolean>,
  stop: AbortSignal,
): Promise<PlayedFault[]> {
  const begun = performance.now();
  const playing = schedule.map(async (planned) => {
    const waitMs = begun + planned.atMs - performance.now();
    await sleep(waitMs, undefined, { signal: stop }).catch(() => undefined);
    if (stop.aborted) return [];
    const startedAt = performance.now();
    return [{ ...planned, startedAt, played: await play(planned, stop) }];
  });
  return (await Promise.all(playing)).flat();
}
