import type { Collection } from '../../store/port.ts';
import { mixText } from './mix.ts';
import type { Choices } from './choices.ts';

/** The command that makes a data set again from the same runs, but for where a tokenizer's file is and where the folder goes. */
export function commandText([newest, ...others]: Collection[], choices: Choices): string {
  const { variant, mix = null, keepAll, sample = null, seed, validation, file, maxTokens, tokenizer } = choices;
  const flags = {
    '--with-unrefined': choices.withUnrefined,
    '--no-suspicious': choices.noSuspicious,
    '--no-weak': choices.noWeak,
    '--require-hidden': choices.requireHidden,
    '--paper-boundary': choices.paperBoundary,
    '--no-near-duplicates': choices.noNear,
    '--no-verify': !choices.verified,
  };
  return [
    ['persd', 'export', newest?.name],
    others.length === 0 ? [] : ['--merge', ...others.map(({ name }) => name)],
    ['--format', 'all'],
    mix === null ? ['--variant', variant] : ['--mix', mixText(mix)],
    keepAll === true ? ['--keep', 'all'] : [],
    file === 'jsonl' ? [] : ['--file', file],
    sample === null ? [] : ['--sample', sample],
    tokenizer === null ? [] : ['--tokenizer', tokenizer],
    maxTokens === null ? [] : ['--max-tokens', maxTokens],
    ['--validation', validation, '--seed', seed],
    ...Object.entries(flags).map(([flag, isSet]) => (isSet === true ? [flag] : [])),
  ]
    .flat()
    .join(' ');
}
