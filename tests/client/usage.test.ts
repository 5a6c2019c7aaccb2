// What commander says, in our words; starts nothing.
import { Command, Option } from '@commander-js/extra-typings';
import { expect, it, vi } from 'vitest';
import { tellUsage, usageSentence } from '../../client/usage.ts';
import { wholeNumber } from '../../client/number.ts';

function saidOf(args: string[]): string {
  const remove = new Command('rm').argument('<run>');
  const verb = new Command('verb')
    .argument('[one]')
    .option('--slots <n>', 'so many', wholeNumber)
    .addOption(new Option('--kind <kind>').choices(['all', 'none']))
    .requiredOption('--out <path>')
    .action(() => undefined);
  const runs = new Command('runs').addCommand(remove);
  const persd = new Command('persd').addCommand(verb).addCommand(runs);
  tellUsage(persd, 'persd');
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    expect(() => persd.parse(args, { from: 'user' })).toThrow();
    return write.mock.calls.map(([text]) => text).join('');
  } finally {
    write.mockRestore();
  }
}

it.each([
  [['vreb'], 'expected a command, found vreb; perhaps verb was meant; see `persd --help`'],
  [['verb'], 'expected --out <path>, found none; see `persd verb --help`'],
  [['verb', '--out'], 'expected --out <path>, found nothing behind it; see `persd verb --help`'],
  [
    ['verb', '--out', 'x', '--slot', '3'],
    'expected an option of this command, found --slot; perhaps --slots was meant; see',
  ],
  [['verb', '--slots', 'many'], '--slots: expected a whole number, found many; see `persd verb --help`'],
  [['verb', '--kind', 'some'], '--kind: expected one of all, none, found some; see `persd verb --help`'],
  [['verb', '--out', 'x', 'a', 'b'], 'expected one argument, found a, b; see `persd verb --help`'],
  [
    ['verb', '--out', 'x', '--\u001b[2J'],
    'expected an option of this command, found --\\x1b[2J; see `persd verb --help`',
  ],
  [['runs', 'rm'], 'expected <run>, found nothing; see `persd runs rm --help`'],
])('says of %j what was expected and found', (args, sentence) => {
  expect(saidOf(args)).toContain(sentence);
});

it('passes on what it does not know', () => {
  expect(usageSentence('error: the moon is full\n', 'persd up')).toBe('the moon is full; see `persd up --help`');
});
