/** A call that the model server answered whole: it is bought, whether or not anybody was left to read the answer. */
export interface Purchase {
  /** Equal for equal requests. */
  hash: string;
  /** When it was asked for, in milliseconds of the monotonic clock. */
  at: number;
}

/** The death of a process that makes calls, and the calls that it had sent and not journalled. */
export interface Death {
  at: number;
  inFlight: number;
}

export interface BoughtTwice {
  calls: number;
  /** Of them those that no death between the two purchases explains. */
  unexplained: number;
}

/** Counts calls that were bought again. A death explains no more of them than it had in flight. */
export function countBoughtTwice(purchases: readonly Purchase[], deaths: readonly Death[]): BoughtTwice {
  const left = deaths.map((death) => ({ ...death }));
  const before = new Map<string, number>();
  const counted = { calls: 0, unexplained: 0 };
  for (const { hash, at } of purchases.toSorted((one, other) => one.at - other.at)) {
    const first = before.get(hash);
    before.set(hash, at);
    if (first === undefined) continue;
    counted.calls += 1;
    const death = left.find((one) => one.at >= first && one.at <= at && one.inFlight > 0);
    if (death === undefined) counted.unexplained += 1;
    else death.inFlight -= 1;
  }
  return counted;
}
