import type { Progress } from '../../store/port.ts';

/** Tasks a minute of late, and milliseconds that the rest will take; null while there is no telling. */
export function rateOf({ pace, left }: Progress): { perMinute: number; leftMs: number } | null {
  if (pace === null || pace.ms <= 0 || left === 0) return null;
  const perMs = pace.tasks / pace.ms;
  return { perMinute: perMs * 60_000, leftMs: left / perMs };
}
