// Real processes, and a server that says the key it was sent wherever it can; then everything that is left is searched for it.
import { once } from 'node:events';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { text as readText } from 'node:stream/consumers';
import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../store/open.ts';
import { runPersd } from '../support/persd.ts';
import { quiet } from '../support/processes.ts';
import { sumIn, writeSums } from '../support/sums.ts';
import { temporaryHome } from '../support/temporary-home.ts';

const studentKey = 'sk-planted-student-4f1c8a9be2d7';
const teacherKey = 'sk-planted-teacher-90d3e5a7c6b1';

/** Ways to say a key, one after the other; what comes after them is an answer that says it too. */
const indiscretions: ((key: string, response: ServerResponse) => void)[] = [
  (key, response) => response.writeHead(500).end(JSON.stringify({ error: { message: `bad: ${key}`, code: key } })),
  (key, response) => response.writeHead(429, { 'retry-after-ms': '1', 'x-request-id': key }).end(`slow down, ${key}`),
  (key, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(`<html>${key}</html>`),
  (key, response) => response.writeHead(200, { 'content-type': 'application/json' }).end(`{"error":"${key}"}`),
  (key, response) => {
    response.writeHead(200, { 'content-length': 10_000 });
    response.write(`{"${key}`, () => response.socket?.destroy());
  },
];

async function serveIndiscreet(): Promise<{ url: string; keys: Set<string> }> {
  const keys = new Set<string>();
  let asked = 0;
  const server = createServer((request, response) => void answer(request, response));
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readText(request);
    const key = (request.headers.authorization ?? '').replace('Bearer ', '');
    keys.add(key);
    const indiscretion = indiscretions[(asked += 1) - 1];
    if (indiscretion !== undefined) return indiscretion(key, response);
    response.writeHead(200, { 'content-type': 'application/json', 'x-authorization': key });
    response.end(replyTo(request.url ?? '', body, key));
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/v1`, keys };
}

/** The student fails every second sum, so that the teacher is asked; both write the key into their programs. */
function replyTo(url: string, body: string, key: string): string {
  const sum = sumIn(body);
  const chat = url.endsWith('/chat/completions');
  const line = `    return number + ${chat || sum % 2 === 0 ? sum : 99}  # ${key}`;
  const header = `def add_${sum}(number: int) -> int:`;
  const said = chat
    ? { message: { role: 'assistant', content: `\`\`\`python\n${header}\n${line}\n\`\`\``, reasoning_content: key } }
    : { text: `\n${line}\n` };
  const usage = { prompt_tokens: 9, completion_tokens: 9, total_tokens: 18 };
  const choices = [{ index: 0, ...said, finish_reason: 'stop' }];
  return JSON.stringify({ id: key, object: chat ? 'chat.completion' : 'text_completion', model: key, choices, usage });
}

function filesUnder(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** The forms in which a key can lie somewhere. */
const forms = (key: string): string[] => [
  key,
  Buffer.from(key).toString('base64').slice(0, -4),
  encodeURIComponent(key),
];

const holds = (text: string): boolean => [studentKey, teacherKey].flatMap(forms).some((form) => text.includes(form));

/** The teacher's calls. */
async function listed(home: string): Promise<{ key: string }[]> {
  const store = await openStore(home);
  try {
    return await store.journal.list('secret', { role: 'teacher' });
  } finally {
    await store.close();
  }
}

/** Every body of the journal, unpacked. */
async function journalled(home: string): Promise<string[]> {
  const store = await openStore(home);
  try {
    const whole = await Promise.all(
      (await store.journal.list('secret')).map(({ key }) => store.journal.find('secret', key)),
    );
    return whole.flat().map((call) => JSON.stringify(call));
  } finally {
    await store.close();
  }
}

it('no key is left in store, history, logs, reports, exports or anything that is said', {
  timeout: 600_000,
}, async () => {
  const home = temporaryHome();
  onTestFinished(() => quiet(home));
  const { url, keys } = await serveIndiscreet();
  const teacher = {
    baseURL: url,
    identity: 'teacher',
    model: 'teacher',
    endpoint: 'chat',
    apiKeyEnv: 'TEACHER_API_KEY',
  };
  const plan = writeSums({
    folder: join(home, 'plan'),
    name: 'secret',
    tasks: 6,
    url,
    student: { apiKeyEnv: 'STUDENT_API_KEY' },
    more: { teacher },
  });
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'keys.env'), `TEACHER_API_KEY=${teacherKey}\n`);
  chmodSync(join(home, 'keys.env'), 0o600);

  const said: string[] = [];
  const run = async (...args: string[]): Promise<number | null> => {
    const { code, stdout, stderr } = await runPersd(home, args, { STUDENT_API_KEY: studentKey });
    said.push(stdout, stderr);
    return code;
  };
  expect(await run('collect', plan), said.join('\n')).toBe(0);
  expect(keys).toEqual(new Set([studentKey, teacherKey]));
  await run('plan', plan);
  await run('status', '--json');
  await run('status');
  await run('calls', 'secret', '--json');
  await run('calls', 'secret', '--all');
  for (const { key } of await listed(home)) await run('calls', 'secret', '--show', key);
  await run('explain', 'secret', 'sum-1');
  await run('report', 'secret', '--out', join(home, 'report.html'));
  await run('export', 'secret', '--format', 'trajectories', '--out', join(home, 'trajectories.jsonl'));
  await run('export', 'secret', '--variant', 'persd-combined', '--no-verify', '--out', join(home, 'rows.jsonl'));
  const bodies = await journalled(home);
  await quiet(home);

  const files = filesUnder(home).filter((file) => !file.endsWith('keys.env'));
  expect(files.map((file) => file.slice(home.length + 1))).toEqual(
    expect.arrayContaining(['persd.db', 'report.html', 'trajectories.jsonl', 'rows.jsonl']),
  );
  expect(files.filter((file) => holds(readFileSync(file, 'latin1')))).toEqual([]);
  expect(bodies.length).toBeGreaterThanOrEqual(9);
  expect(bodies.filter(holds)).toEqual([]);
  expect(said.filter(holds)).toEqual([]);
});
