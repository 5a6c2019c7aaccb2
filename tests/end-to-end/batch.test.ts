// Real processes, a real server, a student that is asked call by call, and a teacher that is asked by batches.
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { BatchServer, completion, line, type ServedRequest } from '../models/batch/server.ts';
import { KeptHome } from '../support/kept-home.ts';
import { outcomesIn, runPersd } from '../support/persd.ts';
import { serveModels, sumIn, writeSums } from '../support/sums.ts';
import { suiteFolder } from '../support/temporary-home.ts';

const folder = suiteFolder();
const { home } = new KeptHome(join(folder, 'home'));

/** The correction of a sum. */
function corrected({ custom_id, body }: ServedRequest): object {
  const sum = sumIn(JSON.stringify(body['messages']));
  const program = `def add_${sum}(number: int) -> int:\n    return number + ${sum}\n`;
  return line(custom_id, 200, completion(`\`\`\`python\n${program}\`\`\``));
}

async function teacherByBatches(): Promise<BatchServer> {
  const server = await new BatchServer().listen();
  const ending = setInterval(() => {
    for (const batch of server.batches) if (batch.status === 'in_progress') server.end(batch, 'completed', corrected);
  }, 50);
  onTestFinished(async () => {
    clearInterval(ending);
    await server.close();
  });
  return server;
}

it('collects what a teacher answers by batches, asks once for each, and pays half', { timeout: 240_000 }, async () => {
  const student = await serveModels(() => ({ text: '\n    return -1\n' }));
  const teacher = await teacherByBatches();
  const more = {
    teacher: {
      baseURL: teacher.url,
      model: 'teacher',
      identity: 'batches',
      endpoint: 'chat',
      price: { input: 100, output: 100 },
      batch: { waitSeconds: 2 },
    },
  };
  const plan = writeSums({ folder, name: 'batched', tasks: 12, url: student.url, student: { price: null }, more });
  const ended = await runPersd(home, ['collect', plan, '--json']);
  expect(ended.code, ended.stderr).toBe(0);
  expect(outcomesIn(ended)).toMatchObject({ refined: 12, abandoned: 0 });
  expect(teacher.sent.toSorted()).toEqual([...new Set(teacher.sent)].toSorted());
  expect(teacher.sent).toHaveLength(12);
  expect(teacher.online).toEqual([]);
  const { spent }: { spent: { usd: number } } = JSON.parse(ended.stdout);
  // 14 tokens a call, at half of $100 a million.
  expect(spent.usd).toBeCloseTo(12 * 14 * 50e-6, 9);
});
