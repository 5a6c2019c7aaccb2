import { InvalidArgumentError } from '@commander-js/extra-typings';
import { type Variant, variants } from '../../domain/example/variant.ts';
import { lot } from './part.ts';

/** How much of a variant a data set has: the share of tasks whose rows it takes, above 0 and at most 1. */
export interface Share {
  variant: Variant;
  share: number;
}

/**
 * Whether a mix takes a variant's rows of a task: drawn by seed and task alone, each variant for itself, so that a task may have a
 * row of several. A larger share takes all that a smaller one took.
 */
export const isMixed = ({ variant, share }: Share, seed: number, content: string): boolean =>
  lot(seed, `mix ${variant} ${content}`) < share;

/** Reads `persd=1,stand=0.5`; throws `InvalidArgumentError` with what is wrong. */
export function readMix(text: string): Share[] {
  const mix = text.split(',').map(readShare);
  const twice = mix.find(({ variant }, index) => mix.findIndex((other) => other.variant === variant) !== index);
  if (twice !== undefined) throw new InvalidArgumentError(`expected each variant once, found ${twice.variant} twice`);
  return mix;
}

function readShare(text: string): Share {
  const [name = '', share = '', ...more] = text.split('=').map((part) => part.trim());
  const variant = variants.find((one) => one === name);
  if (variant === undefined) {
    throw new InvalidArgumentError(
      `expected variants and shares as in persd=1,stand=0.5, found "${text}"; there is ${variants.join(', ')}`,
    );
  }
  const number = Number(share);
  if (share !== '' && more.length === 0 && number > 0 && number <= 1) return { variant, share: number };
  throw new InvalidArgumentError(`expected a share of ${variant} above 0 and at most 1, found "${text}"`);
}

/** A mix as it is typed. */
export const mixText = (mix: Share[]): string => mix.map(({ variant, share }) => `${variant}=${share}`).join(',');
