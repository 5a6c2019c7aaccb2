/**
 * Compares our verdicts with published ones, and prints every one that differs: canonical programs against their own tests, and
 * recorded samples against the status that was published with them, as `persd evaluate --samples` scores them. Reads `PERSD_DATA`.
 *
 *     PERSD_DATA=... npm run bench:parity
 */
import { join } from 'node:path';
import { availableParallelism } from 'node:os';
import { readBenchmark } from '../client/benchmarks/read-benchmark.ts';
import type { Benchmark } from '../domain/benchmarks/benchmark.ts';
import { openSandbox } from '../sandbox/open.ts';
import { cacheFolder } from '../temporal-config/server/cache.ts';
import { compareCanonical } from './parity/canonical.ts';
import { compareSamples } from './parity/samples.ts';
import { sourceOf } from './parity/source.ts';

const folder = process.env['PERSD_DATA'];
if (folder === undefined)
  throw new Error('Expected PERSD_DATA to name the folder of benchmarks, found nothing; set it.');
const data = folder;
const humanEval = join(data, 'humaneval/HumanEval.jsonl.gz');
const mbppPlus = join(data, 'evalplus/MbppPlus-v0.1.0.jsonl');
const sandbox = await openSandbox({ cache: cacheFolder(), slots: availableParallelism() });
try {
  await samples('humaneval', humanEval, 'llama3-8b-instruct-humaneval-evalplus-results.json');
  await canonical('HumanEval', 'humaneval', humanEval);
  await canonical('MBPP, test rows', 'mbpp', join(data, 'mbpp/mbpp.jsonl'));
  await samples('evalplus', mbppPlus, 'llama3-8b-instruct-mbpp-evalplus-results.json');
  await canonical('MBPP+', 'evalplus', mbppPlus);
} finally {
  await sandbox.close();
}

async function canonical(title: string, benchmark: Benchmark, path: string): Promise<void> {
  console.log(`${title}: reading it, running its canonical programs`);
  const { tasks } = await readBenchmark(sourceOf(benchmark, path), sandbox, { skipBad: false });
  for (const line of await compareCanonical(tasks, sandbox)) console.log(`  ${line}`);
}

async function samples(benchmark: Benchmark, tasks: string, file: string): Promise<void> {
  console.log(`${file}: scoring it`);
  const path = join(data, 'samples', file);
  for (const line of await compareSamples(path, sourceOf(benchmark, tasks), sandbox)) console.log(`  ${line}`);
}
