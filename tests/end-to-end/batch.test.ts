// Real processes, a real server, a student that is asked call by call, and a teacher that is asked by batches.
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { BatchServer, completion, line, type ServedRequest } from '../models/batch/server.ts';
import { KeptHome } from '../support/kept-home.ts';
import { outcomesIn, runPersd, startPersd } from '../support/persd.ts';
import { serveModels, sumIn, writeSums } from '../support/sums.ts';
import { suiteFolder } from '../support/temporary-home.ts';
import { until } from '../support/until.ts';

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
  onTestFinished(() => server.close());
  return server;
}

/** Ends its batches as soon as they are there. */
function endAtOnce(server: BatchServer): void {
  const ending = setInterval(() => {
    for (const batch of server.batches) if (batch.status === 'in_progress') server.end(batch, 'completed', corrected);
  }, 50);
  onTestFinished(() => clearInterval(ending));
}

/** A student that fails every sum, and a teacher that is asked by batches. */
async function writeBatched(name: string, teacher: BatchServer): Promise<string> {
  const student = await serveModels(() => ({ text: '\n    return -1\n' }));
  const more = {
    teacher: {
      baseURL: teacher.url,
      model: 'teacher',
      identity: name,
      endpoint: 'chat',
      price: { input: 100, output: 100 },
      batch: { waitSeconds: 2 },
    },
  };
  return writeSums({ folder, name, tasks: 12, url: student.url, student: { price: null }, more });
}

it('collects what a teacher answers by batches, asks once for each, and pays half', { timeout: 240_000 }, async () => {
  const teacher = await teacherByBatches();
  endAtOnce(teacher);
  const plan = await writeBatched('batched', teacher);
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

it('has the batch of a run given up that is cancelled, and says so', { timeout: 240_000 }, async () => {
  const teacher = await teacherByBatches();
  const collecting = startPersd(home, ['collect', await writeBatched('given-up', teacher), '--json']);
  await until('the batch', () => teacher.batches.length > 0);
  const { code, stdout, stderr } = await runPersd(home, ['cancel', 'given-up']);
  expect(code, stderr).toBe(0);
  expect(stdout).toMatch(/^batch batch_\d+ of teacher at 127\.0\.0\.1:\d+: its server was asked to cancel it/m);
  expect(teacher.batches).toMatchObject([{ status: 'cancelled' }]);
  expect((await collecting.ended).code).toBe(4);
});
