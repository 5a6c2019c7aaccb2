/**
 * Compares this sandbox's verdicts with published ones, and prints every one that differs: canonical programs against their own
 * tests, and recorded samples against the status that was published with them. Reads `PERSD_DATA`.
 *
 *     PERSD_DATA=../shared/data npm run bench:parity
 */
import { cacheFolder } from '../temporal-config/server/cache.ts';
import type { CodeExecution } from '../domain/execution.ts';
import { openSandbox } from '../sandbox/open.ts';
import type { Sandbox } from '../sandbox/port.ts';
import { ParityData, type Published } from './parity/data.ts';
import { asEvalPlusCompares } from './parity/oracle.ts';

/** Generous, for parity is of answers: one canonical program of MBPP works for ten seconds. */
const canonicalMs = 30_000;
const sampleMs = 6_000;

const folder = process.env['PERSD_DATA'];
if (folder === undefined)
  throw new Error('Expected PERSD_DATA to name the folder of benchmarks, found nothing; set it.');
const data = new ParityData(folder);
const sandbox = await openSandbox({ cache: cacheFolder(), slots: 2 });
try {
  await compareCanonical(sandbox, 'HumanEval, canonical programs', data.humanEval());
  await compareCanonical(sandbox, 'MBPP, canonical programs', data.mbpp());
  await compareCanonical(sandbox, 'MBPP+ base inputs, canonical programs', data.mbppPlus(), true);
  await compareSamples(sandbox, 'humaneval', data.humanEval());
  await compareSamples(sandbox, 'mbpp', data.mbppPlus());
} finally {
  await sandbox.close();
}

async function compareCanonical(where: Sandbox, title: string, rows: Published[], evalPlus = false): Promise<void> {
  const verdicts = await Promise.all(rows.map((row) => execute(where, row, evalPlus, canonicalMs)));
  const wrong = rows.flatMap(({ id }, at) =>
    verdicts[at]?.status === 'passed' ? [] : [`  ${id} ${said(verdicts[at])}`],
  );
  console.log([`${title}: ${rows.length - wrong.length} of ${rows.length} pass`, ...wrong].join('\n'));
}

async function compareSamples(where: Sandbox, benchmark: 'humaneval' | 'mbpp', rows: Published[]): Promise<void> {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const samples = data.samples(benchmark);
  const verdicts = samples.map(async ({ id, program, passed }) => {
    const row = byId.get(id);
    if (row === undefined) return `  ${id} has no task`;
    const verdict = await execute(where, { ...row, program }, true, sampleMs);
    if ((verdict?.status === 'passed') === passed) return null;
    return `  ${id} was published as ${passed ? 'pass' : 'fail'} and is ${said(verdict)}`;
  });
  const differing = (await Promise.all(verdicts)).filter((line) => line !== null);
  const title = `Llama 3 8B, ${benchmark}: ${samples.length - differing.length} of ${samples.length} as published`;
  console.log([title, ...differing].join('\n'));
}

async function execute(
  where: Sandbox,
  row: Published,
  evalPlus: boolean,
  cpuMs: number,
): Promise<CodeExecution | null> {
  const [split] = await where.reader.splitTests([{ code: row.code, entryPoint: row.entryPoint }]);
  if (!split?.ok) return null;
  const entryPoint = row.entryPoint ?? split.entryPoint ?? '';
  const tests = evalPlus ? split.tests.map((test) => asEvalPlusCompares(test, entryPoint)) : split.tests;
  const { program, setup } = row;
  const limits = { cpuMs, memoryMb: 256 };
  return where.execute({ language: 'python', program, setup, tests, entryPoint, limits, allTests: false });
}

function said(verdict: CodeExecution | null | undefined): string {
  if (!verdict) return 'tests that cannot be read';
  const failing = verdict.tests.find(({ status }) => status !== 'passed');
  const raised = failing?.exception ?? verdict.exception;
  const seen = [failing?.call, failing?.expected, failing?.actual, raised && `${raised.type}: ${raised.message}`];
  return [verdict.status, ...seen.filter((part) => typeof part === 'string')].join(' | ');
}
