/**
 * Compares this sandbox's verdicts with published ones, and prints every one that differs: canonical programs against their own
 * tests, and recorded samples against the status that was published with them. Reads `PERSD_DATA`.
 *
 *     PERSD_DATA=../shared/data npm run bench:parity
 */
import { join } from 'node:path';
import { readBenchmark } from '../client/benchmarks/read-benchmark.ts';
import type { Benchmark } from '../domain/benchmarks/benchmark.ts';
import type { CodeExecution } from '../domain/execution.ts';
import type { CodingTask } from '../domain/task.ts';
import { openSandbox } from '../sandbox/open.ts';
import { cacheFolder } from '../temporal-config/server/cache.ts';
import { readSamples } from './parity/samples.ts';

/** Generous, for parity is of answers: one canonical program of MBPP works for ten seconds. */
const canonicalMs = 30_000;
const sampleMs = 6_000;

const folder = process.env['PERSD_DATA'];
if (folder === undefined)
  throw new Error('Expected PERSD_DATA to name the folder of benchmarks, found nothing; set it.');
const data = folder;
const sandbox = await openSandbox({ cache: cacheFolder(), slots: 2 });
try {
  const humanEval = await read('humaneval', 'humaneval/HumanEval.jsonl.gz');
  const mbppPlus = await read('evalplus', 'evalplus/MbppPlus-v0.1.0.jsonl');
  await compareCanonical('HumanEval, canonical programs', humanEval);
  await compareCanonical('MBPP, canonical programs of the test rows', await read('mbpp', 'mbpp/mbpp.jsonl'));
  await compareCanonical('MBPP+ base inputs, canonical programs', mbppPlus);
  await compareSamples('humaneval', humanEval);
  await compareSamples('mbpp', mbppPlus);
} finally {
  await sandbox.close();
}

async function read(benchmark: Benchmark, path: string): Promise<CodingTask[]> {
  const source = { benchmark, path: join(data, path), name: path, split: null, ids: null, limit: null, only: null };
  return (await readBenchmark(source, sandbox, { skipBad: false })).tasks.map(({ task }) => task);
}

async function compareCanonical(title: string, tasks: CodingTask[]): Promise<void> {
  const verdicts = await Promise.all(tasks.map((task) => execute(task, task.gold ?? '', canonicalMs)));
  const wrong = tasks.flatMap(({ id }, at) => {
    const verdict = verdicts[at];
    return verdict === undefined || verdict.status === 'passed' ? [] : [`  ${id} ${said(verdict)}`];
  });
  console.log([`${title}: ${tasks.length - wrong.length} of ${tasks.length} pass`, ...wrong].join('\n'));
}

async function compareSamples(benchmark: 'humaneval' | 'mbpp', tasks: CodingTask[]): Promise<void> {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const samples = readSamples(join(data, `samples/llama3-8b-instruct-${benchmark}-evalplus-results.json`));
  const verdicts = samples.map(async ({ task: id, program, passed }) => {
    const task = byId.get(id);
    if (task === undefined) return `  ${id} has no task`;
    const verdict = await execute(task, program, sampleMs);
    if ((verdict.status === 'passed') === passed) return null;
    return `  ${id} was published as ${passed ? 'pass' : 'fail'} and is ${said(verdict)}`;
  });
  const differing = (await Promise.all(verdicts)).filter((line) => line !== null);
  const title = `Llama 3 8B, ${benchmark}: ${samples.length - differing.length} of ${samples.length} as published`;
  console.log([title, ...differing].join('\n'));
}

function execute(task: CodingTask, program: string, cpuMs: number): Promise<CodeExecution> {
  const { language, setup, tests, entryPoint } = task;
  const limits = { cpuMs, memoryMb: 256 };
  return sandbox.execute({ language, program, setup, tests, entryPoint, limits, allTests: false });
}

function said(verdict: CodeExecution): string {
  const failing = verdict.tests.find(({ status }) => status !== 'passed');
  const raised = failing?.exception ?? verdict.exception;
  const seen = [failing?.call, failing?.expected, failing?.actual, raised && `${raised.type}: ${raised.message}`];
  return [verdict.status, ...seen.filter((part) => typeof part === 'string')].join(' | ');
}
