/**
 * McNemar's exact test, two-sided: how likely it is that of all pairs that differ so few, or fewer, differ in one of the two
 * ways, where both ways were equally likely. 1 where no pair differs.
 */
export function mcnemarExact(won: number, lost: number): number {
  const pairs = won + lost;
  // In logarithms: the single shares are too small for a number when there are many pairs.
  let share = -pairs * Math.LN2;
  let tail = 0;
  for (let way = 0; way <= Math.min(won, lost); way += 1) {
    tail += Math.exp(share);
    share += Math.log((pairs - way) / (way + 1));
  }
  return Math.min(1, 2 * tail);
}
