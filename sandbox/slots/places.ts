/** Who has slots, and can do without those that nobody uses. */
export interface Lodger {
  /** Ends one idle slot and gives its place back; false when it has none. */
  leave(): boolean;
}

/** Bounds the slots that live at once over all pools of a sandbox: each takes some 200 MB. */
export interface Places {
  /** Resolves when there is room for one more slot; an idle one of another pool goes where there is none. */
  take(lodger: Lodger): Promise<void>;
  give(): void;
  /** Nobody would have to wait or to go. */
  hasRoom(): boolean;
  /** Somebody waits. */
  areWanted(): boolean;
}

/** Opens as many places as there may be slots; every run that goes on needs one, a pair of slots two. */
export function openPlaces(most: number): Places {
  const queue: PromiseWithResolvers<void>[] = [];
  /** Whoever came longest ago goes first. */
  const lodgers = new Set<Lodger>();
  let taken = 0;
  return {
    take: (lodger) => {
      lodgers.delete(lodger);
      lodgers.add(lodger);
      if (taken < most) {
        taken += 1;
        return Promise.resolve();
      }
      const place = Promise.withResolvers<void>();
      queue.push(place);
      [...lodgers].some((other) => other !== lodger && other.leave());
      return place.promise;
    },
    give: () => {
      const next = queue.shift();
      if (next) next.resolve();
      else taken -= 1;
    },
    hasRoom: () => taken < most,
    areWanted: () => queue.length > 0,
  };
}
