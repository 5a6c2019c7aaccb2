/** What a parser says about one candidate. */
export type Reading = { ok: false } | { ok: true; header: string | null; definitions: readonly string[] };

/**
 * Which of the candidates, read in their order, is the program: the first that defines the entry point, else the first that
 * defines anything, else the first that parses. Null: none parses, and the first candidate is what the answer is taken for.
 */
export function choose(readings: readonly Reading[]): number | null {
  const first = (holds: (reading: Extract<Reading, { ok: true }>) => boolean): number =>
    readings.findIndex((reading) => reading.ok && holds(reading));
  const found = [
    first((reading) => reading.header !== null),
    first((reading) => reading.definitions.length > 0),
    first(() => true),
  ].find((index) => index >= 0);
  return found ?? null;
}
