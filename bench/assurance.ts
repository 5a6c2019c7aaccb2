/**
 * How the verdicts on the canonical programs of HumanEval and MBPP were come to: the share of each assurance, and the tasks whose
 * verdict is weak. `PERSD_DATA=... node bench/assurance.ts`
 */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { chooseRows } from '../client/tasks/choose-rows.ts';
import { prepareTasks } from '../client/tasks/prepare.ts';
import { readRows } from '../client/tasks/read-rows.ts';
import { rowReaderFor } from '../client/tasks/row-reader.ts';
import type { TaskFormat, TaskSource } from '../domain/plan.ts';
import { Examiner } from '../sandbox/examine.ts';
import { openSandbox } from '../sandbox/open.ts';
import { cacheFolder } from '../temporal-config/server/cache.ts';

const data = process.env['PERSD_DATA'];
if (data === undefined) throw new Error('Expected PERSD_DATA to name the folder of benchmarks, found nothing; set it.');

const sandbox = await openSandbox({ cache: cacheFolder(), slots: availableParallelism() });
const limits = { cpuMs: 30_000, memoryMb: 512 };
try {
  await count('HumanEval', 'humaneval', join(data, 'humaneval/HumanEval.jsonl.gz'));
  await count('MBPP', 'mbpp', join(data, 'mbpp/mbpp.jsonl'));
} finally {
  await sandbox.close();
}

async function count(title: string, format: TaskFormat, path: string): Promise<void> {
  const source: TaskSource = { path, format, fields: {}, ids: null, limit: null, only: null };
  const { positions } = await chooseRows(readRows(path, path), source, (first) => rowReaderFor(source, first));
  const { tasks } = await prepareTasks([...positions.keys()], sandbox.reader);
  const examiner = new Examiner(sandbox, { limits, python: 'wasm' });
  const judged = await Promise.all(tasks.map(async (task) => (await examiner.examine(task, task.gold ?? '')).base));
  const shares = [...Map.groupBy(judged, ({ assurance }) => assurance)].map(([name, all]) => `${all.length} ${name}`);
  const passed = judged.filter(({ status }) => status === 'passed').length;
  console.log(
    `${title}: ${judged.length} canonical programs, ${passed} passed; assurance ${shares.toSorted().join(', ')}`,
  );
  const weak = tasks.filter((_, index) => judged[index]?.assurance === 'weak').map(({ id }) => id);
  if (weak.length > 0) console.log(`  weak: ${weak.join(', ')}`);
}
