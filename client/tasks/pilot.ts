/**
 * Draws a pilot and puts it first: the order in which a run numbers its tasks. The same seed draws the same tasks of the same list;
 * within the pilot, and after it, the list's order stays.
 */
export function pilotFirst<Task>(tasks: Task[], count: number, seed: number): Task[] {
  const drawn = draw(tasks.length, Math.min(count, tasks.length), seed);
  return [...tasks.filter((_, index) => drawn.has(index)), ...tasks.filter((_, index) => !drawn.has(index))];
}

/** So many different positions below `size`: the first cards of a shuffled pack. */
function draw(size: number, count: number, seed: number): Set<number> {
  const random = randomNumbers(seed);
  const cards = Array.from({ length: size }, (_, index) => index);
  for (let place = 0; place < count; place += 1) {
    const other = place + Math.floor(random() * (size - place));
    const [here = place, there = other] = [cards[place], cards[other]];
    [cards[place], cards[other]] = [there, here];
  }
  return new Set(cards.slice(0, count));
}

/** Numbers from 0 up to 1 that only the seed decides (SplitMix32): `Math.random` takes none. */
function randomNumbers(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}
