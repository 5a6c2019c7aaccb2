// What a run asked of its models, as a person asks for it, from the first purchase to the last byte of it.
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { KeptHome } from '../support/kept-home.ts';
import { runPersd } from '../support/persd.ts';
import { serveModels, sumIn, writeSums } from '../support/sums.ts';
import { suiteFolder } from '../support/temporary-home.ts';

const folder = suiteFolder();
const { home } = new KeptHome(join(folder, 'home'));

/** Gives a command that must end well. */
async function persd(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await runPersd(home, args);
  expect(code, stderr).toBe(0);
  return stdout;
}

it('lists calls, shows one whole, says what the journal saved, and forgets them when no run wants them', {
  timeout: 240_000,
}, async () => {
  // The student fails every second sum, so that the teacher is asked for three.
  const models = await serveModels(({ prompt, model }) => {
    const sum = sumIn(prompt);
    if (model === 'student') return { text: `\n    return number + ${sum % 2 === 0 ? sum : 99}\n` };
    return { text: `\`\`\`python\ndef add_${sum}(number: int) -> int:\n    return number + ${sum}\n\`\`\`` };
  });
  const weights = { student: { identity: 'same' }, more: {} };
  const planOf = (name: string): string => writeSums({ folder, name, tasks: 6, url: models.url, ...weights });
  const teacher = { teacher: { baseURL: models.url, model: 'teacher', identity: 'same', endpoint: 'chat' } };
  weights.more = teacher;

  await persd('collect', planOf('first'));
  expect(models.asked).toHaveLength(9);
  const told = JSON.parse(await persd('calls', 'first', '--json'));
  expect(told).toMatchObject({ bought: 9, reused: 0, hitShare: 0 });
  expect(told.calls).toHaveLength(9);
  expect(told.destinations.map(({ host }: { host: string }) => host)).toEqual([
    new URL(models.url).host,
    new URL(models.url).host,
  ]);

  const listed = await persd('calls', 'first', '--role', 'teacher', '--last', '2');
  expect(listed).toMatch(/^1 more before these/);
  expect(listed.match(/teacher +refine/g)).toHaveLength(3);
  expect(listed).toContain('(this machine)');
  const key = String(told.calls.at(-1).key);
  const whole = await persd('calls', 'first', '--show', key.slice(0, 12));
  expect(whole).toContain('--- request');
  expect(whole).toContain('def add_');
  expect((await runPersd(home, ['calls', 'first', '--show', 'nothing'])).code).toBe(2);

  await persd('collect', planOf('second'));
  expect(models.asked).toHaveLength(9);
  expect(JSON.parse(await persd('calls', 'second', '--json'))).toMatchObject({ bought: 0, reused: 9, hitShare: 1 });

  await persd('runs', 'rm', 'first');
  expect(await persd('calls', 'prune', '--dry-run')).toMatch(/^would remove 0 calls/);
  await persd('runs', 'rm', 'second');
  expect(await persd('calls', 'prune', '--older-than', '1h')).toMatch(/^removed 0 calls/);
  expect(JSON.parse(await persd('calls', 'prune', '--json'))).toMatchObject({ calls: 9, removed: true });
  await persd('collect', planOf('third'));
  expect(models.asked).toHaveLength(18);
});
