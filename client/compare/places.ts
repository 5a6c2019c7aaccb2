import type { Standing } from '../../domain/evaluation/comparison.ts';
import type { Tally } from '../../domain/evaluation/pass-rate.ts';
import type { Place } from '../report/chart/scatter.ts';

/** Where tasks stand in a square of both shares, each from 0 to 1. */
export function places({ tasks }: Pick<Standing, 'tasks'>): Place[] {
  const found = new Map<string, Place>();
  for (const { before, after } of tasks) {
    const [x, y] = [share(before), share(after)];
    const place = found.get(`${x} ${y}`) ?? { x, y, count: 0 };
    place.count += 1;
    found.set(`${x} ${y}`, place);
  }
  return [...found.values()];
}

const share = ({ samples, passed }: Tally): number => passed / samples;
