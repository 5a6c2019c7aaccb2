import { randomNumbers } from '../../domain/statistics/random.ts';

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
