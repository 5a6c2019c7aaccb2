import { expect, test } from 'vitest';
import { refuseMixture } from '../../../client/export/refuse-mixture.ts';
import { exportCommand } from '../../../client/export.ts';
import { runPersd } from '../../support/persd.ts';
import { temporaryHome } from '../../support/temporary-home.ts';

type Asked = Parameters<typeof refuseMixture>[0];

const plain: Asked = { format: 'prompt-completion', variant: 'persd', merge: undefined };

/** `given`: options by what commander calls them, as somebody wrote them. */
const refusal = (asked: Partial<Asked>, ...given: string[]): string => {
  try {
    refuseMixture({ ...plain, ...asked }, (option) => given.includes(option));
  } catch (error) {
    return String(error);
  }
  return 'none';
};

test.each<[Partial<Asked>, string[], string]>([
  [{}, ['validation'], '--validation, which is for a folder of every format (--format all); leave it out'],
  [{}, ['seed'], '--seed, which is for --sample, --mix and --format all'],
  [{}, ['keep'], '--keep, which is for several runs'],
  [
    { format: 'kto' },
    ['variant', 'withUnrefined'],
    "--variant, --with-unrefined, which are for formats of a variant's",
  ],
  [
    { format: 'trajectories' },
    ['weak', 'verify'],
    '--no-weak, --no-verify, which are for rows with an answer; leave them',
  ],
  [{ format: 'verl-rl' }, ['requireHidden'], '--require-hidden, which is for rows with an answer'],
  [{ format: 'trajectories' }, ['maxTokens'], '--max-tokens, which is for rows to train on'],
])('of %j, what would do nothing is refused by name: %j', (asked, given, words) => {
  expect(refusal(asked, ...given)).toContain(words);
});

test.each<[Partial<Asked>, string[]]>([
  [{ format: 'all' }, ['validation', 'seed', 'variant', 'weak', 'maxTokens', 'unsafeNoJail', 'paperBoundary']],
  [{ sample: 5 }, ['seed', 'sample', 'variant', 'withUnrefined']],
  [{ mix: [{ variant: 'stand', share: 0.5 }] }, ['seed', 'mix']],
  [{ merge: ['other'] }, ['merge', 'keep']],
  [
    { format: 'preference' },
    ['paperBoundary', 'weak', 'suspicious', 'requireHidden', 'nearDuplicates', 'unsafeNoJail'],
  ],
  [{ format: 'verl-rl' }, ['maxTokens', 'tokenizer', 'nearDuplicates']],
])('of %j, what says something is let through: %j', (asked, given) => {
  expect(refusal(asked, ...given)).toBe('none');
});

test('every option of the verb is known to be for everything, or for something that is named', () => {
  const everywhere = ['merge', 'format', 'mix', 'sample', 'file', 'out', 'unsafeNoJail', 'json'];
  const names = exportCommand.options.map((option) => option.attributeName());
  const asked = { format: 'trajectories' } as const;
  const unknown = names.filter((name) => !everywhere.includes(name) && refusal(asked, name) === 'none');
  expect(unknown).toEqual([]);
});

test('the command says so in one sentence, before it looks for a run or writes anything', async () => {
  const args = ['export', '--validation', '0.2', '--out', 'rows.jsonl'];
  expect(await runPersd(temporaryHome(), args)).toEqual({
    code: 2,
    stdout: '',
    stderr:
      'expected options that change what is written as prompt-completion, found --validation, which is for a folder of every format (--format all); leave it out\n',
  });
});
