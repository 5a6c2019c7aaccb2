import type { Variant } from '../../domain/example/variant.ts';
import { CommandFailure, exitCodes } from '../exit-codes.ts';
import { givenFlags, type IsGiven, strayWords } from '../given.ts';
import { partsOf } from './format-rows.ts';
import type { Share } from './mix.ts';
import { type FormatName, formats } from './registry.ts';

/** What is asked for, as far as it decides which options say something. */
interface Asked {
  format: FormatName | 'all';
  variant: Variant;
  mix?: Share[];
  sample?: number;
  merge: string[] | undefined;
}

/** Options, by how they are typed, and what they are for. */
interface Aim {
  options: string[];
  place: string;
  isMet: (asked: Asked) => boolean;
}

const isTrained = ({ format }: Asked): boolean => format === 'all' || formats[format].of !== 'record';
const isAnswered = ({ format }: Asked): boolean => format === 'all' || partsOf(format).length > 0;
const isOfVariant = ({ format }: Asked): boolean => format === 'all' || formats[format].of === 'example';

const aims: Aim[] = [
  { options: ['keep'], place: 'several runs (--merge RUN)', isMet: ({ merge }) => merge !== undefined },
  {
    options: ['validation'],
    place: 'a folder of every format (--format all)',
    isMet: ({ format }) => format === 'all',
  },
  {
    options: ['seed'],
    place: '--sample, --mix and --format all',
    isMet: ({ format, mix, sample }) => format === 'all' || mix !== undefined || sample !== undefined,
  },
  { options: ['variant', 'withUnrefined'], place: "formats of a variant's rows", isMet: isOfVariant },
  { options: ['tokenizer', 'maxTokens', 'noNearDuplicates'], place: 'rows to train on', isMet: isTrained },
  {
    options: ['noWeak', 'noSuspicious', 'requireHidden', 'paperBoundary', 'noVerify'],
    place: 'rows with an answer',
    isMet: isAnswered,
  },
];

/** Refuses options that would do nothing: who wrote one would believe that it did. */
export function refuseMixture(asked: Asked, isGiven: IsGiven): void {
  // An option such as `--no-weak` is known by what it denies.
  const isTyped: IsGiven = (option) => isGiven(option.replace(/^no[A-Z]/, (start) => start.slice(2).toLowerCase()));
  for (const { options, place } of aims.filter(({ isMet }) => !isMet(asked))) {
    const stray = givenFlags(options, isTyped);
    if (stray.length === 0) continue;
    throw new CommandFailure(
      exitCodes.badInput,
      `expected options that change what is written as ${asked.format}, found ${strayWords(stray, place)}; leave ${stray.length === 1 ? 'it' : 'them'} out`,
    );
  }
}
