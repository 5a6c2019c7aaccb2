/** No server makes us wait longer than this before we ask again. */
const longestMs = 600_000;

/** Milliseconds that a server asked us to wait, in any of the three forms; null when it did not say. `now`: since the epoch. */
export function retryAfterMs(headers: Headers, now: number): number | null {
  const wait = milliseconds(headers.get('retry-after-ms')) ?? secondsOrDate(headers.get('retry-after'), now);
  return wait === null ? null : Math.min(longestMs, Math.max(0, wait));
}

function milliseconds(text: string | null): number | null {
  if (text === null || text.trim() === '') return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}

function secondsOrDate(text: string | null, now: number): number | null {
  if (text === null) return null;
  const seconds = milliseconds(text);
  if (seconds !== null) return seconds * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : date - now;
}
