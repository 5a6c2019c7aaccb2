import { Command } from '@commander-js/extra-typings';
import { executeBatch } from './execute/batch.ts';
import { executeOne } from './execute/one.ts';
import type { ExecuteOptions } from './execute/options.ts';
import { refuseMixture } from './execute/refuse-mixture.ts';
import { CommandFailure, exitCodes } from './exit-codes.ts';
import { wholeNumber } from './number.ts';
import { requireJail, unsafeNoJail } from './run/require-jail.ts';
import { readSettings } from '../settings.ts';

export const execute = new Command('execute')
  .description('run one program against tests, or many, and say what became of each')
  .argument('[program]', 'a file with one program; `.py`, `.js` or `.ts` tells the language')
  .option(
    '--tests <file>',
    'asserts, a `check(candidate)` or pytest functions; or `.jsonl`, one test of our own form a line',
  )
  .option(
    '--batch <rows>',
    'instead: a file of rows {id, language, program, tests, group?, setup?, entryPoint?, limits?}; - reads them from standard input',
  )
  .option('--language <name>', 'python, javascript or typescript')
  .option('--entry-point <name>', 'the function that the tests call; by default the first that they call')
  .option('--cpu-ms <ms>', 'milliseconds of processor time for a program and all its tests', wholeNumber, 3000)
  .option('--memory-mb <mb>', "mebibytes of a program's memory", wholeNumber, 256)
  .option('--python <which>', 'wasm, or native: the Python of this machine', 'wasm')
  .option('--all', 'run every test, though one before it failed')
  .option('--slots <n>', 'programs that run at once in a batch; by default one a processor', wholeNumber)
  .option(...unsafeNoJail)
  .option('--json', 'print one JSON document, or with --batch one a line')
  .addHelpText('after', () => exitHelp)
  .action(async (program, { tests, batch, unsafeNoJail: unsafe, ...options }, command) => {
    const run = choose(program, tests, batch, options);
    refuseMixture(batch !== undefined, (option) => command.getOptionValueSource(option) === 'cli');
    await requireJail(readSettings(), unsafe);
    await run();
  });

/** One program with its tests, or a batch alone. */
function choose(
  program: string | undefined,
  tests: string | undefined,
  batch: string | undefined,
  options: ExecuteOptions,
): () => Promise<void> {
  if (batch !== undefined && program === undefined && tests === undefined) return () => executeBatch(batch, options);
  if (batch === undefined && program !== undefined && tests !== undefined) {
    return () => executeOne(program, tests, options);
  }
  throw new CommandFailure(
    exitCodes.badInput,
    'expected a program and --tests FILE, or --batch ROWS alone, found another choice of them; see `persd execute --help`',
  );
}

const exitHelp = `
Exit codes:
  ${exitCodes.done}  the program passed; of a batch, every row has a verdict
  ${exitCodes.unwell}  the program did not pass
  ${exitCodes.badInput}  a file, a row or an argument is not as it must be; the other rows of a batch have their verdicts
  ${exitCodes.badPlace}  the sandbox failed, or refused to run without a jail: no verdict on the program`;
