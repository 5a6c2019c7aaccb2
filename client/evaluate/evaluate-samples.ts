import { resolve } from 'node:path';
import { benchmarks, mbppSplits } from '../../domain/benchmarks/benchmark.ts';
import { assemblies } from '../../domain/evaluation/evaluation.ts';
import { conditionsOf, type ExecuteOptions } from '../execute/options.ts';
import { CommandFailure, exitCodes } from '../exit-codes.ts';
import { openLocalSandbox } from '../local.ts';
import { print } from '../screen/print.ts';
import { requirePlace } from './results/draft.ts';
import { outOf } from './results/format.ts';
import { type Scored, scoreRecorded } from './score-samples.ts';
import { scoredDocument } from './scored-document.ts';
import { scoredLines } from './scored-lines.ts';
import type { Scoring } from './scoring.ts';

/** The options of `persd evaluate --samples`, as the command line has them. */
export interface SampleOptions extends Pick<ExecuteOptions, 'cpuMs' | 'memoryMb' | 'python' | 'json'> {
  samples: string;
  benchmark: string;
  tasks: string;
  split?: string | undefined;
  ids?: [number, number] | undefined;
  mode: string;
  k: number[];
  out?: string | undefined;
  outFormat?: string | undefined;
  exclude?: string | undefined;
  perTask?: true | undefined;
  skipBadSamples?: true | undefined;
  skipBadTasks?: true | undefined;
  slots: number;
}

/** Scores recorded samples and prints what they come to. */
export async function evaluateSamples(options: SampleOptions): Promise<void> {
  const scoring = scoringOf(options);
  if (scoring.out !== null) await requirePlace(resolve(scoring.out.path));
  const sandbox = await openLocalSandbox(options.slots);
  try {
    const scored = await scoreRecorded(scoring, sandbox);
    print(options.json, scoredDocument(scored), scoredLines(scored, options.perTask === true));
    process.exitCode = exitCodeOf(scored);
  } finally {
    await sandbox.close();
  }
}

function exitCodeOf({ unjudged, survey }: Scored): number {
  if (unjudged.length > 0) return exitCodes.badPlace;
  return survey.faultCount > 0 ? exitCodes.badInput : exitCodes.done;
}

function scoringOf(options: SampleOptions): Scoring {
  const { samples, tasks, exclude = null, k, skipBadSamples, skipBadTasks } = options;
  const split = options.split === undefined ? null : oneOf(mbppSplits, '--split', options.split);
  const benchmark = oneOf(benchmarks, '--benchmark', options.benchmark);
  if (split !== null && benchmark !== 'mbpp') throw misplaced('--split', `only mbpp, found ${benchmark}`);
  const { limits, python } = conditionsOf(options);
  return {
    samples,
    source: { benchmark, path: tasks, name: tasks, split, ids: options.ids ?? null, limit: null, only: null },
    assembly: oneOf(assemblies, '--mode', options.mode),
    k,
    exclude,
    out: outOf(options),
    skipBad: skipBadSamples === true,
    skipBadTasks: skipBadTasks === true,
    conditions: { limits, python },
  };
}

function oneOf<Name extends string>(names: readonly Name[], option: string, found: string): Name {
  const name = names.find((one) => one === found);
  if (name !== undefined) return name;
  throw new CommandFailure(exitCodes.badInput, `expected ${option} ${names.join(', ')}, found ${found}; correct it`);
}

const misplaced = (option: string, where: string): CommandFailure =>
  new CommandFailure(exitCodes.badInput, `expected ${option} with ${where}; leave it out`);
