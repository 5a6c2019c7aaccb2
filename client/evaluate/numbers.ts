import { InvalidArgumentError } from '@commander-js/extra-typings';
import { wholeNumber } from '../number.ts';

/** An option's text as whole numbers above 0, in ascending order and each once: `1,10`. */
export const wholeNumbers = (text: string): number[] =>
  [...new Set(text.split(',').map(wholeNumber))].sort((one, other) => one - other);

/** An option's text as the first and the last of a range of numbers: `11-510`. */
export function rangeOfIds(text: string): [number, number] {
  const [, first, last] = /^(\d+)-(\d+)$/.exec(text.trim()) ?? [];
  if (first !== undefined && last !== undefined && Number(first) <= Number(last)) return [Number(first), Number(last)];
  throw new InvalidArgumentError(`expected a range such as 11-510, found ${text}`);
}
