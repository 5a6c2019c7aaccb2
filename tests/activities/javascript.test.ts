// Two tasks, one of JavaScript and one of TypeScript, on their way through a collection: a real reader, sandbox and store.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkTasks } from '../../activities/check-tasks.ts';
import { executePrograms } from '../../activities/execute-programs.ts';
import { prepareTasks } from '../../client/tasks/prepare.ts';
import { readPersdRow } from '../../domain/benchmarks/persd.ts';
import { isFault, type RawTask } from '../../domain/benchmarks/raw.ts';
import { plainFeedback } from '../../domain/feedback/plain.ts';
import { attemptPrompt } from '../../domain/prompt/build.ts';
import type { CodingTask } from '../../domain/task.ts';
import { openSandbox } from '../../sandbox/open.ts';
import type { Sandbox } from '../../sandbox/port.ts';
import { leaseOwner } from '../../store/open.ts';
import type { Store } from '../../store/port.ts';
import { samplePlan } from '../support/sample-plan.ts';
import { suiteFolder } from '../support/temporary-home.ts';
import { perform, storeWith } from './home.ts';

const cache = suiteFolder();
let sandbox: Sandbox;
let tasks: CodingTask[];

const rows = [
  {
    id: 'total',
    text: 'Add up the numbers that are not negative.',
    entryPoint: 'total',
    header: 'function total(numbers) {',
    gold: 'export const total = (numbers) => numbers.filter((n) => n >= 0).reduce((sum, n) => sum + n, 0);\n',
    language: 'javascript',
    tests: [{ call: 'total([1, -2, 3])', expected: '4' }, 'assert.strictEqual(total([]), 0);'],
  },
  {
    id: 'pair',
    text: 'Return both as an object.',
    entryPoint: 'pair',
    header: null,
    gold: 'interface Pair { a: number; b: string }\n\nfunction pair(a: number, b: string): Pair {\n  return { a, b };\n}\n',
    language: 'typescript',
    tests: [
      { call: "pair(1, 'x')", expected: "{ a: 1, b: 'x' }" },
      { call: "console.log(pair(2, 'y'))", stdout: "{ a: 2, b: 'y' }" },
    ],
  },
];

beforeAll(async () => {
  sandbox = await openSandbox({ cache, slots: 2 });
  const raw = rows.map((row, index) => readPersdRow(row, { file: 'tasks.jsonl', unit: 'line', number: index + 1 }));
  const read = raw.filter((task): task is RawTask => !isFault(task));
  ({ tasks } = await prepareTasks(read, sandbox.reader));
});
afterAll(() => sandbox.close());

async function reply(store: Store, key: string, text: string): Promise<void> {
  const call = {
    key,
    run: 'run',
    role: 'student',
    stage: 'attempt',
    task: 't',
    identity: 's',
    host: '127.0.0.1:1',
    maxTokens: 100,
    request: '{}',
  } as const;
  await store.calls.claim(call, leaseOwner());
  const said = { text, reasoning: '', finish: { unified: 'stop', raw: 'stop' }, usage: null, raw: '{}' };
  await store.calls.settle(key, said, { usd: 0, calls: 1, tokens: 0 });
}

it('reads them, with headers that end at an opening brace and tests by value', () => {
  expect(tasks).toMatchObject([
    { id: 'total', header: 'function total(numbers) {', tests: [{ kind: 'value' }, { kind: 'value' }] },
    {
      id: 'pair',
      header: 'function pair(a: number, b: string): Pair {',
      tests: [{ kind: 'value', value: { t: 'dict' } }, { kind: 'stdout' }],
    },
  ]);
});

it('asks for a continuation of the header, below the words of the task', () => {
  const [total] = tasks;
  const plan = samplePlan({});
  const prompt = total && attemptPrompt(total, { ...plan, student: { ...plan.student, endpoint: 'completions' } });
  expect(prompt).toEqual({
    endpoint: 'completions',
    prompt: '/*\nAdd up the numbers that are not negative.\n*/\n\nfunction total(numbers) {',
  });
});

it('executes their gold programs', async () => {
  const store = await storeWith(tasks);
  const checked = await perform(checkTasks(store, sandbox), { run: 'run', block: { from: 0, to: 1 } });
  expect(checked.tasks.map(({ id, gold }) => [id, gold])).toEqual([
    ['total', 'passed'],
    ['pair', 'passed'],
  ]);
});

it.each([
  [
    0,
    '\n  let sum = 0;\n  for (const n of numbers) if (n > 0) sum += n;\n  return sum;\n}\n\nconsole.log(total([1]));\n',
    'passed',
    true,
  ],
  [0, '\n  let sum = 0;\n  for (const n of numbers) if (n > 0) sum += n;\n  return sum;', 'passed', true],
  [
    0,
    '\n  return help(numbers);\n}\n\nfunction help(numbers) {\n  return Math.max(0, ...numbers);\n}\n',
    'failed',
    true,
  ],
  [
    0,
    'Here it is:\n```js\nconst total = (numbers) => numbers.reduce((s, n) => s + Math.max(n, 0), 0);\n\nmodule.exports = { total };\n```\n',
    'passed',
    true,
  ],
  [0, '\n  return numbers.nothing.at(0);\n}\n', 'error', true],
  [0, '\n  return (((;\n}\n', 'error', false],
  [
    1,
    '```ts\nexport interface Pair { a: number; b: string }\nexport const pair = (a: number, b: string): Pair => ({ a, b });\n```',
    'passed',
    true,
  ],
  [1, '```typescript\nfunction pair(a: number, b: string) {\n  return [a, b];\n}\n```', 'failed', true],
])('unpacks and judges answer to task %i: %j', async (number, text, status, completes) => {
  const endpoint = text.includes('```') ? 'chat' : 'completions';
  const { student } = samplePlan({});
  const store = await storeWith(tasks, { student: { ...student, endpoint } });
  await reply(store, 'k', text);
  const programs = [{ number, kind: 'attempt', index: 0, call: 'k' } as const];
  await perform(executePrograms(store, sandbox), { run: 'run', programs });
  const executed = await store.programs.readOne('run', number, 'attempt', 0);
  expect(executed).toMatchObject({ execution: { status } });
  expect(executed?.completion != null).toBe(completes);
  expect(executed?.program).not.toContain('console.log');
});

it('tells of a failing call as JavaScript shows it, and of exceptions where they came up', async () => {
  const store = await storeWith(tasks);
  await reply(store, 'wrong', '\n  return [numbers];\n}\n');
  await reply(store, 'raising', '\n  return numbers.nothing.at(0);\n}\n');
  const programs = [
    { number: 0, kind: 'attempt', index: 0, call: 'wrong' } as const,
    { number: 0, kind: 'attempt', index: 1, call: 'raising' } as const,
  ];
  await perform(executePrograms(store, sandbox), { run: 'run', programs });
  const [wrong, raising] = await Promise.all([0, 1].map((index) => store.programs.readOne('run', 0, 'attempt', index)));
  if (!wrong || !raising) throw new Error('Expected two executed programs.');
  expect(plainFeedback(wrong.execution)).toContain(
    'Failing call: total([1, -2, 3])\nExpected: 4 (number)\nActual: [ [ 1, -2, 3 ] ] (Array)',
  );
  expect(plainFeedback(raising.execution)).toContain(
    "TypeError: Cannot read properties of undefined (reading 'at')\n  line 2, in total: return numbers.nothing.at(0);",
  );
});
