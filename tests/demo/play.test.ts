import { expect, test } from 'vitest';
import { readAnswers } from '../../demo/answers.ts';
import { playModels } from '../../demo/play.ts';
import type { Answer, Asked } from '../../demo/script.ts';
import { readDemoTasks } from '../../demo/tasks.ts';

const script = playModels();

async function ask(id: string, asked: Partial<Asked>): Promise<Answer> {
  const task = readDemoTasks().find((one) => one.id === id);
  const prompt = `"""\n${task?.text.replaceAll('. ', '.\n    ')}\n"""\n${task?.header}`;
  const model = asked.endpoint === 'chat' ? 'demo-teacher' : 'demo-student';
  return script({
    endpoint: 'completions',
    model,
    prompt,
    messages: [],
    body: {},
    times: 0,
    authorization: null,
    ...asked,
  });
}

test('a bare prompt is continued after its header, however its text is broken into lines', async () => {
  const { text } = await ask('title-slug', {});
  expect(text).toMatch(/^\n {4}title = title\.lower\(\)\n/);
});

test('a student that is asked in a chat talks around a fenced program', async () => {
  const { text } = await ask('title-slug', { endpoint: 'chat', model: 'demo-student' });
  expect(text).toContain(`\n\n\`\`\`python\n${readAnswers('title-slug').attempt}\n\`\`\`\n\n`);
});

test('the teacher gives its refinements in turn, and the last one from then on', async () => {
  const [first, second] = readAnswers('workdays').refinements;
  const answers = await Promise.all([0, 1, 2].map((times) => ask('workdays', { endpoint: 'chat', times })));
  expect(answers.map(({ text }) => text)).toEqual([first, second, second]);
});

test('the teacher gives the same refinement for the same seed, however often it is sent', async () => {
  const [first, second] = readAnswers('workdays').refinements;
  const sends = [0, 1, 1, 0].map((seed, times) => ask('workdays', { endpoint: 'chat', body: { seed }, times }));
  expect((await Promise.all(sends)).map(({ text }) => text)).toEqual([first, second, second, first]);
});

test('the teacher answers with the gold program where nothing is to be refined', async () => {
  const { text } = await ask('folder-size', { endpoint: 'chat' });
  expect(text).toContain(readDemoTasks().find((task) => task.id === 'folder-size')?.gold);
});

test('two calls fail the first time they are sent, and only then', async () => {
  const limited = { status: 429, retryAfter: { seconds: 1 } };
  expect(await ask('busy-minutes', {})).toMatchObject({ fault: limited });
  expect(await ask('longest-rise', { endpoint: 'chat' })).toMatchObject({ fault: { status: 500 } });
  expect(await ask('busy-minutes', { times: 1 })).not.toHaveProperty('fault');
  expect(await ask('longest-rise', { endpoint: 'chat', times: 1 })).not.toHaveProperty('fault');
});

test('every answer takes its own time, within 150 and 600 ms, and the same each time', async () => {
  const times = await Promise.all(readDemoTasks().map(async ({ id }) => (await ask(id, {})).latencyMs));
  for (const ms of times) expect(ms).toSatisfy((value: number) => value >= 150 && value < 600);
  expect(new Set(times).size).toBeGreaterThan(20);
  expect(await Promise.all(readDemoTasks().map(async ({ id }) => (await ask(id, {})).latencyMs))).toEqual(times);
});

test.each([{ prompt: 'Write a poem.' }, { model: 'demo-parrot' }, { model: 'constructor' }])(
  'what is not in the script is refused with status 400: %o',
  async (asked) => {
    expect(await ask('title-slug', asked)).toMatchObject({ text: '', fault: { kind: 'status', status: 400 } });
  },
);
