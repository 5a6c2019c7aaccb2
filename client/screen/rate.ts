import type { Progress } from '../../store/port.ts';

/** Tasks a minute since this run's first outcome, and milliseconds that the rest will take; null before there is a rate. */
export function rateOf(progress: Progress, now: number): { perMinute: number; leftMs: number } | null {
  const done = progress.tasks - progress.unfinished;
  if (progress.firstAt === null || done < 2) return null;
  const until = progress.unfinished === 0 && progress.lastAt !== null ? progress.lastAt : now;
  const elapsedMs = until - progress.firstAt;
  if (elapsedMs <= 0) return null;
  const perMs = (done - 1) / elapsedMs;
  return { perMinute: perMs * 60_000, leftMs: progress.unfinished / perMs };
}
