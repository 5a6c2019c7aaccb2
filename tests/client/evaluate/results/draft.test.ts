import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDraft } from '../../../../client/evaluate/results/draft.ts';
import { root } from '../../../support/sources.ts';
import { temporaryHome } from '../../../support/temporary-home.ts';

test('A file has its name only when it is whole, and what stood there stands until then.', async () => {
  const folder = temporaryHome();
  const path = join(folder, 'deeper', 'results.jsonl');
  const first = await openDraft(path);
  await first.write('one\n');
  expect(readdirSync(join(folder, 'deeper'))).not.toContain('results.jsonl');
  await first.end();
  const second = await openDraft(path);
  await second.write('two\n');
  expect(readFileSync(path, 'utf8')).toBe('one\n');
  await second.end();
  expect([readFileSync(path, 'utf8'), readdirSync(join(folder, 'deeper'))]).toEqual(['two\n', ['results.jsonl']]);
});

test('Nothing is left of a file that was given up, and nothing is lost of one that has ended.', async () => {
  const folder = temporaryHome();
  const path = join(folder, 'results.jsonl');
  const given = await openDraft(path);
  await given.write('half');
  await given.abandon();
  expect(readdirSync(folder)).toEqual([]);
  const ended = await openDraft(path);
  await ended.write('whole\n');
  await ended.end();
  await ended.abandon();
  expect(readFileSync(path, 'utf8')).toBe('whole\n');
});

test('Two that write to one place at once do not disturb each other.', async () => {
  const path = join(temporaryHome(), 'results.jsonl');
  const [one, other] = [await openDraft(path), await openDraft(path)];
  await Promise.all([one.write('one\n'), other.write('other\n')]);
  await one.end();
  expect(readFileSync(path, 'utf8')).toBe('one\n');
  await other.end();
  expect(readFileSync(path, 'utf8')).toBe('other\n');
});

test('What a killed process left is removed by the next, and never has the name.', async () => {
  const folder = temporaryHome();
  const path = join(folder, 'results.jsonl');
  const killed = `
    import { openDraft } from ${JSON.stringify(join(root, 'client/evaluate/results/draft.ts'))};
    const draft = await openDraft(${JSON.stringify(path)});
    await draft.write('x'.repeat(1 << 20));
    process.kill(process.pid, 'SIGKILL');`;
  expect(spawnSync(process.execPath, ['--input-type=module', '--eval', killed]).signal).toBe('SIGKILL');
  expect(readdirSync(folder)).toEqual([expect.stringMatching(/^\.results\.jsonl\..*\.partial$/)]);
  const draft = await openDraft(path);
  await draft.write('whole\n');
  await draft.end();
  expect(readdirSync(folder)).toEqual(['results.jsonl']);
});

test('A place that no file can have is refused before anything is written.', async () => {
  const folder = temporaryHome();
  mkdirSync(join(folder, 'folder'));
  writeFileSync(join(folder, 'file'), '');
  await expect(openDraft(join(folder, 'folder'))).rejects.toThrow(/expected --out to name a file, found another thing/);
  await expect(openDraft(join(folder, 'file', 'results'))).rejects.toThrow(/expected a folder at/);
});
