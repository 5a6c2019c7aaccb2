// What an edit of a plan or of its tasks buys: a real store, a real caller, and a local server that counts.
import { expect, onTestFinished, test } from 'vitest';
import { startModelServer } from '../../demo/server.ts';
import { freeze } from '../../domain/freeze.ts';
import type { CollectPlan } from '../../domain/plan.ts';
import { attemptPrompt, goldPrompt } from '../../domain/prompt/build.ts';
import type { CodingTask } from '../../domain/task.ts';
import type { ModelRequest } from '../../models/port.ts';
import { requestOf } from '../../models/request.ts';
import { newRun, task } from '../store/samples.ts';
import { openDesk } from './desk.ts';

/** Four tasks; the answer to the last is longer than a hundred tokens. */
const tasks: CodingTask[] = Array.from({ length: 4 }, (_, at) => ({
  ...task(at),
  text: `Return ${at}. ${'x'.repeat(at)}`,
}));

const script = ({ prompt }: { prompt: string }) => ({ text: prompt.includes('Return 3.') ? 'x'.repeat(600) : 'done' });

interface Setting {
  plan: CollectPlan;
  tasks: CodingTask[];
}

/** A home in which four attempts and four golds are bought, and a way to ask for more. */
async function collected() {
  const { server, store, caller } = await openDesk(script);
  const { plan } = newRun('first', 1);
  const [student, teacher] = [plan.student, plan.teacher].map((model) => ({
    ...model,
    baseURL: server.url,
    identity: null,
  }));
  if (student === undefined || teacher === undefined) throw new Error('a plan has two models');
  const before: Setting = { plan: freeze({ ...plan, student, teacher }), tasks };
  const buys = async (setting: Setting, asked = server.asked): Promise<{ student: number; teacher: number }> => {
    const from = asked.length;
    const settled = await caller.settle(requestsOf(setting), 50_000);
    expect(settled.map(({ state }) => state)).toEqual(settled.map(() => 'replied'));
    const sent = asked.slice(from);
    const to = (model: string): number => sent.filter((one) => one.model === model).length;
    return { student: to('student'), teacher: to('teacher') };
  };
  expect(await buys(before)).toEqual({ student: 4, teacher: 4 });
  return { before, buys, store };
}

const requestsOf = ({ plan, tasks: some }: Setting): ModelRequest[] =>
  some.flatMap((one) => [
    requestOf(plan, { role: 'student', stage: 'attempt', task: one.id, prompt: attemptPrompt(one, plan), sample: 0 }),
    requestOf(plan, { role: 'teacher', stage: 'gold', task: one.id, prompt: goldPrompt(one, plan), sample: 0 }),
  ]);

const studentOf = ({ plan, ...rest }: Setting, change: Partial<CollectPlan['student']>): Setting => ({
  ...rest,
  plan: { ...plan, student: { ...plan.student, ...change } },
});

const asIt = (setting: Setting): Setting => setting;

const edits: [string, (before: Setting) => Setting, { student: number; teacher: number }][] = [
  ['the same plan again', asIt, { student: 0, teacher: 0 }],
  ['one more task', (it) => ({ ...it, tasks: [...it.tasks, task(9)] }), { student: 1, teacher: 1 }],
  ['one task less', (it) => ({ ...it, tasks: it.tasks.slice(1) }), { student: 0, teacher: 0 }],
  ['the tasks in another order', (it) => ({ ...it, tasks: it.tasks.toReversed() }), { student: 0, teacher: 0 }],
  [
    'other tests for the same texts',
    (it) => ({
      ...it,
      tasks: it.tasks.map((one) => ({ ...one, tests: [{ kind: 'code' as const, code: 'assert True' }] })),
    }),
    { student: 0, teacher: 0 },
  ],
  [
    'other limits of programs',
    (it) => ({ ...it, plan: { ...it.plan, limits: { cpuMs: 9, memoryMb: 9 } } }),
    { student: 0, teacher: 0 },
  ],
  [
    "another wording of the student's prompt",
    (it) => ({
      ...it,
      plan: {
        ...it.plan,
        prompts: { ...it.plan.prompts, attempt: '--- system\nBe brief.\n--- user\n<<TASK>> <<HEADER>>' },
      },
    }),
    { student: 4, teacher: 0 },
  ],
  ['more tokens for the student', (it) => studentOf(it, { maxTokens: 400 }), { student: 1, teacher: 0 }],
  ['fewer tokens for the student', (it) => studentOf(it, { maxTokens: 50 }), { student: 0, teacher: 0 }],
  ['another temperature of the student', (it) => studentOf(it, { temperature: 0.7 }), { student: 4, teacher: 0 }],
  [
    "another identity of the student's weights",
    (it) => studentOf(it, { identity: 'round2' }),
    { student: 4, teacher: 0 },
  ],
  [
    'other limits of the models',
    (it) =>
      studentOf(it, { concurrency: 9, rpm: 9_000, timeoutSeconds: 9, price: { input: 1, cachedInput: 1, output: 1 } }),
    { student: 0, teacher: 0 },
  ],
];

test.each(edits)('%s buys what it touches', async (_title, edit, bought) => {
  const { before, buys } = await collected();
  expect(await buys(edit(before))).toEqual(bought);
});

test('a server that moved to another port sells nothing again', async () => {
  const { before, buys } = await collected();
  const moved = await startModelServer(script);
  onTestFinished(() => moved.close());
  const { student, teacher } = before.plan;
  const baseURL = moved.url;
  // As a plan says it anew: no identity of its own, and the run's is taken.
  const anew = {
    ...before.plan,
    student: { ...student, baseURL, identity: null },
    teacher: { ...teacher, baseURL, identity: null },
  };
  expect(await buys({ ...before, plan: freeze(anew, before.plan) }, moved.asked)).toEqual({ student: 0, teacher: 0 });
});

test('a run of another name takes all from the journal, and says so', async () => {
  const { before, buys, store } = await collected();
  expect(await buys({ ...before, plan: { ...before.plan, name: 'second' } })).toEqual({ student: 0, teacher: 0 });
  const { calls, spent } = await store.runs.progress('second');
  expect(calls.student).toMatchObject({ bought: 0, reused: 4 });
  expect(spent.calls).toBe(0);
});

test('what is read out of replies may change: they are kept as they came, and read anew each time', async () => {
  const { buys, before, store } = await collected();
  const bodies = (await store.journal.list('first')).map(({ key }) => store.calls.reply(key));
  for (const reply of await Promise.all(bodies)) {
    const { choices } = JSON.parse(reply?.raw ?? '{}');
    expect(choices[0].message.content).toBe(reply?.text);
  }
  expect(await buys(before)).toEqual({ student: 0, teacher: 0 });
});
