import type { Variant } from '../../domain/example/variant.ts';
import { readSettings } from '../../settings.ts';
import { hostPaths } from './host-path.ts';
import type { Share } from './mix.ts';
import type { Sifting } from './row-sieve.ts';
import type { Selection } from './selection.ts';
import { estimate, readTokenizer } from './tokens.ts';

/** What `--keep` may say. */
export const keeps = ['newest', 'all'] as const;

/** The options that choose rows, as the command line has them. */
interface SelectionOptions {
  variant: Variant;
  mix?: Share[];
  keep?: (typeof keeps)[number];
  withUnrefined?: true;
  weak: boolean;
  suspicious: boolean;
  paperBoundary?: true;
  requireHidden?: true;
  sample?: number;
  seed: number;
}

export function selectionOf(options: SelectionOptions): Selection & { seed: number } {
  const { variant, mix = null, keep, sample = null, seed, weak, suspicious } = options;
  return {
    variant,
    seed,
    mix,
    keepAll: keep === 'all',
    sample,
    noWeak: !weak,
    noSuspicious: !suspicious,
    withUnrefined: options.withUnrefined === true,
    paperBoundary: options.paperBoundary === true,
    requireHidden: options.requireHidden === true,
  };
}

interface SiftingOptions {
  tokenizer?: string;
  maxTokens?: number;
  nearDuplicates: boolean;
}

/** Rejects with `CommandFailure` where the tokenizer's file is none. */
export async function siftingOf({ tokenizer, maxTokens, nearDuplicates }: SiftingOptions): Promise<Sifting> {
  return {
    maxTokens: maxTokens ?? null,
    tokens: tokenizer === undefined ? estimate : await readTokenizer(tokenizer),
    noNear: !nearDuplicates,
    hostPaths: hostPaths(readSettings().home),
  };
}
