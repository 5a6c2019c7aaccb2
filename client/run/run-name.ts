import { InvalidArgumentError } from '@commander-js/extra-typings';
import { planSchema } from '../plan/schema.ts';

/** The name of a run as an option gives it; commander turns what it throws into a sentence. */
export function runName(text: string): string {
  if (planSchema.shape.name.safeParse(text).success) return text;
  throw new InvalidArgumentError(
    `expected at most 63 small letters, digits, dots, hyphens and underscores, a letter or digit first, found ${text}`,
  );
}
