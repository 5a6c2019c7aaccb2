import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PlanFailure } from '../../../client/plan/failure.ts';
import { readCollectPlan, readPlan } from '../../../client/plan/read.ts';
import { temporaryHome } from '../../support/temporary-home.ts';

const plain = `
name: mbpp-train
tasks: { path: tasks.jsonl }
student: { baseURL: "http://127.0.0.1:8000/v1", model: student }
teacher: { baseURL: "https://teacher.example/v1", model: teacher, apiKeyEnv: TEACHER_API_KEY }
`;

/** A folder with a plan and a file of tasks. */
function planFolder(text: string | Buffer): { folder: string; plan: string } {
  const folder = temporaryHome();
  const plan = join(folder, 'plan.yaml');
  writeFileSync(join(folder, 'tasks.jsonl'), '');
  writeFileSync(plan, text);
  return { folder, plan };
}

const options = (folder: string) => ({ allowOutside: false, env: { PERSD_HOME: join(folder, 'home') } });

async function mistakes(path: string, folder: string): Promise<string[]> {
  const failure: unknown = await readPlan(path, options(folder)).catch((error: unknown) => error);
  if (!(failure instanceof PlanFailure)) throw new Error(`Expected a PlanFailure, found ${JSON.stringify(failure)}.`);
  expect(failure.exitCode).toBe(2);
  return failure.sentences;
}

const mistakesIn = (text: string | Buffer): Promise<string[]> => {
  const { plan, folder } = planFolder(text);
  return mistakes(plan, folder);
};

describe('a plan that says what it must', () => {
  it('is filled with what holds when nothing is said', async () => {
    const { plan, folder } = planFolder(plain);
    expect(await readPlan(plan, options(folder))).toMatchObject({
      name: 'mbpp-train',
      kind: 'collect',
      tasks: { path: 'tasks.jsonl', format: null, fields: {}, ids: null, limit: null, only: null },
      student: {
        endpoint: 'completions',
        temperature: 0.3,
        topP: 0.95,
        maxTokens: 1024,
        concurrency: 100,
        identity: null,
      },
      teacher: { endpoint: 'chat', temperature: null, apiKeyEnv: 'TEACHER_API_KEY', concurrency: 50, price: null },
      seed: 0,
      attempts: 1,
      refinements: 1,
      refineMode: 'resample',
      gold: 'task',
      goldFor: 'failed',
      feedback: 'plain',
      limits: { cpuMs: 3000, memoryMb: 256 },
      tasksPerWorkflow: 0,
      budget: { usd: null, calls: null, tokens: null },
    });
  });

  it('takes numbers for ids, and the price of input for cached input', async () => {
    const text = plain
      .replace('path: tasks.jsonl', 'path: tasks.jsonl, ids: [601, 974], only: [601, x]')
      .replace('model: teacher', 'model: teacher, price: { input: 0.5, output: 1.5 }');
    const { plan, folder } = planFolder(text);
    const { tasks, teacher } = await readCollectPlan(plan, options(folder));
    expect(tasks).toMatchObject({ ids: [601, 974], only: ['601', 'x'] });
    expect(teacher.price).toEqual({ input: 0.5, cachedInput: 0.5, output: 1.5 });
  });

  it('brings the text of its prompt files, without a byte order mark', async () => {
    const { plan, folder } = planFolder(`${plain}prompts: { refine: refine.txt }\n`);
    writeFileSync(join(folder, 'refine.txt'), '\uFEFF--- user\n<<TASK>>');
    expect((await readPlan(plan, options(folder))).prompts).toEqual({
      attempt: null,
      refine: '--- user\n<<TASK>>',
      rectify: null,
    });
  });
});

describe('a plan with mistakes', () => {
  it('names five of five, each with its line, what was expected and what was found', async () => {
    const text = `name: My Run
tasks: { path: tasks.jsonl }
student: { baseURL: "ftp://x/v1", model: student }
teacher:
  baseURL: https://teacher.example/v1
  temperature: hot
budgit: { usd: 6 }
`;
    expect(await mistakesIn(text)).toEqual([
      'name (line 1): expected at most 63 small letters, digits, dots, hyphens and underscores, a letter or digit first, found "My Run"; write for example name: "mbpp-train".',
      'student.baseURL (line 3): expected an address that begins with http:// or https://, found another; write for example http://127.0.0.1:8000/v1.',
      'teacher.model (line 4): expected the model\'s name as its server knows it, found nothing; add for example model: "codegen-mono-6b".',
      'teacher.temperature (line 6): expected a number from 0 to 2, found "hot"; write for example temperature: 0.3.',
      expect.stringMatching(
        /^budgit \(line 7\): expected a key that plans have, found "budgit"; perhaps budget was meant \(the keys here are name, kind, .*\)\.$/,
      ),
    ]);
  });

  it.each([
    ['kind: measure', 'kind (line 6): expected collect or evaluate, found "measure"'],
    ['kind: evaluate', 'evaluate: expected a section with the keys benchmark, path, split'],
    ['evaluate: { n: 20 }', 'kind: expected collect or evaluate, found nothing; add for example kind: "evaluate"'],
    ['sandbox: { python: snake }', 'expected wasm or native, found "snake"'],
    ['budget: { usd: 6 }', 'student.price (line 4): expected a price, for budget.usd counts dollars, found nothing'],
    ['attempts: 0', 'attempts (line 6): expected a whole number from 1 on, found 0'],
    ['attempts:', 'attempts (line 6): expected a whole number from 1 on, found no value'],
    ['limits: 3', 'limits (line 6): expected a section with the keys cpuMs, memoryMb, found 3'],
    ['tasksPerWorkflow: many', 'expected auto or a whole number from 1 to 100, found "many"'],
    ['prompts: { refine: ../refine.txt }', 'prompts.refine (line 6): expected a file, found nothing at'],
    ['prompts: { attempt: . }', 'prompts.attempt (line 6): expected a prompt file, found a folder at'],
    ['limits: { cpu: 3 }', 'limits.cpu (line 6): expected a key that plans have, found "cpu"; perhaps cpuMs was meant'],
    ['limits: { shoes: 3 }', 'found "shoes"; remove it (the keys here are cpuMs, memoryMb)'],
    [
      'kind: collect\nevaluate: { n: 20 }',
      'evaluate (line 7): expected a key that plans have, found "evaluate", which only kind: evaluate has; remove it',
    ],
    ['__proto__: { name: x }', '__proto__ (line 6): expected a key that plans have'],
  ])('says what is wrong with %s', async (line, expected) => {
    const sentences = await mistakesIn(plain + line);
    expect(sentences.join('\n')).toContain(expected);
  });

  it.each([
    [
      'format: apps',
      'tasks.format (line 3): expected persd, mbpp, humaneval, evalplus, multipl-e, traces or map, found "apps"',
    ],
    ['format: map', 'expected the columns of text and of tests (or of inputs and outputs), found none'],
    ['format: map, fields: { text: q, inputs: i }', 'of inputs and outputs), found text, inputs'],
    ['fields: { text: q, tests: t }', 'expected fields for format: map alone, found text, tests'],
    [
      'format: map, fields: { txt: q }',
      'tasks.fields.txt (line 3): expected a key that plans have, found "txt"; perhaps text',
    ],
    ['ids: [9, 1]', 'tasks.ids (line 3): expected the first id before the last'],
    ['ids: [1, x]', 'tasks.ids[1] (line 3): expected the first and the last of a range of ids, found "x"'],
    ['limit: 0', 'tasks.limit (line 3): expected a whole number from 1 on, found 0'],
  ])('says what is wrong with tasks: %s', async (more, expected) => {
    const sentences = await mistakesIn(plain.replace('path: tasks.jsonl', `path: tasks.jsonl, ${more}`));
    expect(sentences.join('\n')).toContain(expected);
  });

  it.each([
    ['batch: true', 'student.batch (line 4): expected a section with the keys waitSeconds, discount, found true'],
    ['batch: { discount: 2 }', 'student.batch.discount (line 4): expected a part of the price from 0 to 1, found 2'],
    ['rpm: 0', 'expected a whole number from 1 on'],
    ['extraBody: { stream: true }', 'expected parameters beside those that every call has, found stream; remove it'],
    ['extraBody: { top_p: 1 }', 'found top_p; use topP'],
    ['base_url: x', 'perhaps baseURL was meant'],
    ['maxTokensField: tokens', 'expected max_tokens or max_completion_tokens, found "tokens"'],
  ])('says what is wrong with a model: %s', async (more, expected) => {
    const sentences = await mistakesIn(plain.replace('model: student', `model: student, ${more}`));
    expect(sentences.join('\n')).toContain(expected);
  });
});

describe('a plan that somebody else wrote', () => {
  const withStudent = (more: string): string => plain.replace('model: student', `model: student, ${more}`);

  it('is refused when it names a variable that is no API key, until that was confirmed for the host', async () => {
    const { plan, folder } = planFolder(plain.replace('TEACHER_API_KEY', 'GITHUB_TOKEN'));
    const [sentence] = await mistakes(plan, folder);
    expect(sentence).toContain('expected a variable whose name ends with _API_KEY, found GITHUB_TOKEN');
    expect(sentence).toContain('teacher.example may be sent it, with --allow-key GITHUB_TOKEN');
    await readPlan(plan, { ...options(folder), allowedKeys: ['GITHUB_TOKEN'] });
    expect((await readCollectPlan(plan, options(folder))).teacher.apiKeyEnv).toBe('GITHUB_TOKEN');
  });

  it.each([
    'apiKeyEnv: sk-live-abc123',
    'headers: { Authorization: "Bearer sk-live-abc123" }',
    'headers: { X-Trace: sk-live-abc123 }',
    'extraBody: { api_key: sk-live-abc123 }',
  ])('is refused, and its secret not repeated, with %s', async (more) => {
    const sentences = await mistakesIn(withStudent(more));
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).not.toContain('abc123');
  });

  it('is refused when a key would go over plain http, or stands in the address', async () => {
    const open = plain.replace('https://teacher.example', 'http://teacher.example');
    expect(await mistakesIn(open)).toEqual([
      'teacher.baseURL (line 5): expected https for a server that is sent a key, found plain http to teacher.example; use https, or remove apiKeyEnv.',
    ]);
    const inside = await mistakesIn(plain.replace('https://', 'https://user:abc123@'));
    expect(inside.join()).toMatch(/^teacher\.baseURL.*found a user or password in it/);
    expect(inside.join()).not.toContain('abc123');
  });

  it.each(['http://localhost:1/v1', 'http://127.8.9.1/v1', 'http://[::1]:80/v1'])(
    'may send a key to %s',
    async (address) => {
      const { plan, folder } = planFolder(plain.replace('https://teacher.example/v1', address));
      expect((await readCollectPlan(plan, options(folder))).teacher.baseURL).toBe(address);
    },
  );

  it.each(['http://127.0.0.1.evil.example/v1', 'http://localhost.evil.example/v1'])(
    'may not send one to %s',
    async (address) => {
      expect(await mistakesIn(plain.replace('https://teacher.example/v1', address))).toHaveLength(1);
    },
  );

  it('is refused when a file lies outside its folder, links followed, unless that is allowed', async () => {
    const { plan, folder } = planFolder(plain.replace('tasks.jsonl', 'inside/linked.jsonl'));
    const elsewhere = join(temporaryHome(), 'private.jsonl');
    writeFileSync(elsewhere, '');
    mkdirSync(join(folder, 'inside'));
    symlinkSync(elsewhere, join(folder, 'inside', 'linked.jsonl'));
    expect((await mistakes(plan, folder))[0]).toMatch(
      /^tasks\.path \(line 3\): expected a file in the plan's folder or below/,
    );
    expect(await readPlan(plan, { ...options(folder), allowOutside: true })).toMatchObject({ name: 'mbpp-train' });
  });

  it('is refused when its aliases would fill the memory', async () => {
    const row = (name: string, of: string): string => `${name}: &${name} [${Array(9).fill(`*${of}`).join(', ')}]\n`;
    const text = `a: &a [x, x, x]\n${row('b', 'a')}${row('c', 'b')}${row('d', 'c')}`;
    expect((await mistakesIn(text))[0]).toContain('expected YAML with few aliases');
  });
});

describe('a file that is no plan', () => {
  it.each<[string, string | Buffer, string]>([
    ['is broken', 'name: [x\nseed: 1', 'line 2, column 1: expected YAML'],
    ['is empty', '', 'the plan: expected a section with the keys name, kind'],
    ['is a list', '- 1', 'found a list of 1'],
    [
      'has a key twice',
      'name: a\nname: b',
      'line 2, column 1: expected YAML, found what cannot be read (Map keys must be unique)',
    ],
    ['is two plans', 'name: a\n---\nname: b', 'line 2: expected one plan, found a second after ---'],
    ['has tags', 'name: !!js/function "x"', 'Unresolved tag'],
    ['is not UTF-8', Buffer.from([0x6e, 0xff, 0xfe]), 'expected a plan in UTF-8, found other bytes'],
    ['is huge', Buffer.alloc(1_048_577, 'a'), 'expected a plan of at most 1 MiB, found 1048577 bytes'],
  ])('is refused when it %s', async (_, text, expected) => {
    expect((await mistakesIn(text)).join('\n')).toContain(expected);
  });

  it('is refused when it is missing or a folder', async () => {
    const folder = temporaryHome();
    expect(await mistakes(join(folder, 'plan.yaml'), folder)).toEqual([
      `expected a plan, found nothing at ${join(folder, 'plan.yaml')}; correct the name.`,
    ]);
    expect((await mistakes(folder, folder))[0]).toContain('found a folder at');
  });
});
