import { InvalidArgumentError } from '@commander-js/extra-typings';

/** An option's text as a whole number above 0. */
export function wholeNumber(text: string): number {
  const number = integer(text);
  if (number > 0) return number;
  throw new InvalidArgumentError(`expected a whole number above 0, found ${text}`);
}

/** An option's text as a whole number. */
export function integer(text: string): number {
  const number = Number(text);
  if (text.trim() !== '' && Number.isSafeInteger(number)) return number;
  throw new InvalidArgumentError(`expected a whole number, found ${text}`);
}
