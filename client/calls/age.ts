import { InvalidArgumentError } from '@commander-js/extra-typings';

const units = { h: 3_600_000, d: 86_400_000, w: 7 * 86_400_000 };

/** Reads `30d`, `12h` or `2w` as milliseconds. */
export function age(text: string): number {
  const [, figure, unit] = /^(\d{1,6})([hdw])$/.exec(text) ?? [];
  const ms = Object.entries(units).find(([name]) => name === unit)?.[1];
  if (figure === undefined || ms === undefined)
    throw new InvalidArgumentError(`expected hours, days or weeks such as 12h, 30d or 4w, found ${text}`);
  return Number(figure) * ms;
}
