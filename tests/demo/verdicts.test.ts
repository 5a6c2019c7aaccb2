import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readTasks } from '../../client/tasks/read-tasks.ts';
import { demoPlan } from '../../client/demo/plan.ts';
import { playModels } from '../../demo/play.ts';
import { type ScriptedServer, startModelServer } from '../../demo/server.ts';
import { demoFolder, readDemoTasks } from '../../demo/tasks.ts';
import { candidates } from '../../domain/answer/assemble.ts';
import { choose } from '../../domain/answer/choose.ts';
import type { CodeExecution } from '../../domain/execution.ts';
import type { Prompt } from '../../domain/model.ts';
import type { CollectPlan } from '../../domain/plan.ts';
import { attemptPrompt, refinePrompt } from '../../domain/prompt/build.ts';
import type { CodingTask } from '../../domain/task.ts';
import { requestBody } from '../../models/body.ts';
import { openSandbox } from '../../sandbox/open.ts';
import type { Sandbox } from '../../sandbox/port.ts';

/** How an attempt that fails and its refinements end; an attempt that is not here passes. */
const endings: Record<string, string[]> = {
  'bracket-depth': ['error exception', 'passed'],
  'integer-root': ['timeout cpu_time', 'passed'],
  'number-words': ['error syntax', 'passed'],
  'longest-rise': ['failed assertion', 'passed'],
  'stock-ledger': ['error exception', 'passed'],
  'sparse-dot': ['memory heap_limit', 'passed'],
  'flatten-words': ['error recursion', 'passed'],
  'undo-pad': ['error exception', 'passed'],
  'bank-statement': ['failed assertion', 'passed'],
  'look-and-say': ['error name', 'passed'],
  'parse-duration': ['error exception', 'passed'],
  'csv-fields': ['failed assertion', 'failed assertion', 'failed assertion'],
  workdays: ['failed assertion', 'failed assertion', 'passed'],
  'turn-ring': ['error syntax', 'passed'],
  'rank-teams': ['failed assertion', 'passed'],
};

const ids = readDemoTasks().map((task) => task.id);

let cache: string;
let server: ScriptedServer;
let sandbox: Sandbox;
let plan: CollectPlan;
let tasks: CodingTask[];

beforeAll(async () => {
  cache = await mkdtemp(join(tmpdir(), 'persd-demo-'));
  sandbox = await openSandbox({ cache, slots: 2 });
  const play = playModels();
  server = await startModelServer(async (asked) => ({ ...(await play(asked)), latencyMs: 0 }));
  plan = demoPlan('demo', server.url);
  const list = await readTasks(plan, demoFolder, sandbox, { skipBad: false, allowOutside: false });
  tasks = list.tasks.map(({ task }) => task);
});

afterAll(async () => {
  await Promise.all([sandbox?.close(), server?.close()]);
  await rm(cache, { recursive: true, force: true });
});

test.each(ids)('%s has 4 to 8 tests judged by value, and its gold program passes them all', async (id) => {
  const task = taskOf(id);
  const { executed, assurance, ...execution } = await execute(task, task.gold ?? '');
  expect(ending(execution)).toBe('passed');
  expect(assurance).toBe('values');
  expect(executed).toBe(task.tests.length);
  expect([4, 5, 6, 7, 8]).toContain(executed);
});

test.each(ids)('the programs that the models write for %s end as they should', async (id) => {
  const task = taskOf(id);
  const attempt = await write(task, 'student', attemptPrompt(task, plan), 0);
  const executions = [await execute(task, attempt)];
  const refining = { attempt, feedback: 'It is wrong.', gold: task.gold, previous: null };
  for (let sample = 0; sample < plan.refinements && executions.at(-1)?.status !== 'passed'; sample += 1) {
    executions.push(await execute(task, await write(task, 'teacher', refinePrompt(task, refining, plan), sample)));
  }
  expect(executions.map(ending)).toEqual(endings[id] ?? ['passed']);
});

test('of 28 attempts 13 pass, 14 are mended, one of them at the second try, and one is not', () => {
  const mended = Object.values(endings).filter((end) => end.at(-1) === 'passed');
  expect(ids.length - Object.keys(endings).length).toBe(13);
  expect(mended).toHaveLength(14);
  expect(mended.filter((end) => end.length === 3)).toHaveLength(1);
});

function taskOf(id: string): CodingTask {
  const task = tasks.find((one) => one.id === id);
  if (task === undefined) throw new Error(`expected a task of the demo, found ${id}`);
  return task;
}

function ending({ status, cause }: Pick<CodeExecution, 'status' | 'cause'>): string {
  return cause === null ? status : `${status} ${cause}`;
}

function execute({ language, setup, tests, entryPoint }: CodingTask, program: string): Promise<CodeExecution> {
  return sandbox.execute({ language, program, setup, tests, entryPoint, limits: plan.limits, allTests: false });
}

/** The program in a model's answer. */
async function write(task: CodingTask, role: 'student' | 'teacher', prompt: Prompt, sample: number): Promise<string> {
  const text = await ask(task, role, prompt, sample);
  const { sources } = candidates({ text, endpoint: prompt.endpoint }, task);
  const { entryPoint, header } = task;
  const parts = await sandbox.reader.parts(sources.map((source) => ({ source, entryPoint, header })));
  const chosen = parts[choose(parts) ?? 0];
  return chosen?.ok ? chosen.program : (sources[0] ?? '');
}

/** Asks again when the script lets the first send fail. */
async function ask(task: CodingTask, role: 'student' | 'teacher', prompt: Prompt, sample: number): Promise<string> {
  const stage = role === 'student' ? 'attempt' : 'refine';
  const request = {
    run: plan.name,
    role,
    stage,
    task: task.id,
    prompt,
    plan: plan[role],
    seed: plan.seed,
    sample,
  } as const;
  const path = prompt.endpoint === 'chat' ? 'chat/completions' : 'completions';
  const body = JSON.stringify(requestBody(request));
  const send = () => fetch(`${server.url}/${path}`, { method: 'POST', body });
  const first = await send();
  const { choices } = JSON.parse(await (first.ok ? first : await send()).text());
  return choices[0].text ?? choices[0].message.content;
}
