import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TasksFailure } from '../../../client/tasks/failure.ts';
import { readTasks } from '../../../client/tasks/read-tasks.ts';
import type { TaskSource } from '../../../domain/plan.ts';
import { FakeReader, program, valueTest } from '../../support/fake-reader.ts';
import { samplePlan } from '../../support/sample-plan.ts';
import { temporaryHome } from '../../support/temporary-home.ts';

const row = (id: string, more: object = {}): string =>
  JSON.stringify({ id, text: 'Do it.', entryPoint: 'f', header: 'def f(x):', tests: ['assert f(1) == 2'], ...more });

const reader = () =>
  new FakeReader({
    programs: { 'def f(x): pass': program('def f(x):', 'f') },
    tests: { 'assert f(1) == 2': valueTest('f(1)', '2', 'f') },
  });

const unasked = () => Promise.reject(new Error('Expected no program to be asked.'));

function read(lines: string[], source: Partial<TaskSource> = {}, skipBad = false) {
  const folder = temporaryHome();
  writeFileSync(join(folder, 'tasks.jsonl'), lines.join('\n'));
  const tasks = { path: 'tasks.jsonl', format: null, fields: {}, ids: null, limit: null, only: null, ...source };
  return readTasks(
    samplePlan({ tasks }),
    folder,
    { reader: reader(), outputs: unasked, goldTimes: { recall: unasked, note: unasked } },
    { skipBad, allowOutside: false },
  );
}

const idsOf = async (reading: ReturnType<typeof read>): Promise<string[]> =>
  (await reading).tasks.map(({ task }) => task.id);

describe('the tasks of a plan', () => {
  const lines = ['x/1', 'x/2', 'x/30', 'other'].map((id) => row(id));

  it('are all of the file, with their positions in it', async () => {
    const { tasks, skipped } = await read(lines);
    expect(tasks.map(({ task, position }) => [task.id, position])).toEqual([
      ['x/1', 0],
      ['x/2', 1],
      ['x/30', 2],
      ['other', 3],
    ]);
    expect(skipped).toEqual({});
  });

  it('may be a range of numbered ids, some named ones, or the first few', async () => {
    expect(await idsOf(read(lines, { ids: [2, 30] }))).toEqual(['x/2', 'x/30']);
    expect(await idsOf(read(lines, { only: ['other', 'x/1'] }))).toEqual(['x/1', 'other']);
    expect(await idsOf(read(lines, { limit: 2 }))).toEqual(['x/1', 'x/2']);
    expect(await idsOf(read(lines, { ids: [2, 30], limit: 1 }))).toEqual(['x/2']);
  });

  it('are read no further than the last one wanted', async () => {
    const many = Array.from({ length: 40 }, (_, index) => row(`x/${index}`));
    expect(await idsOf(read([...many, '{torn'], { limit: 40 }))).toHaveLength(40);
  });

  it('are refused when a named one is missing', async () => {
    await expect(read(lines, { only: ['x/1', 'x/7'] })).rejects.toThrow(
      'only: expected ids that tasks.jsonl has, found others (x/7); correct them.',
    );
  });

  it('are refused when none is left', async () => {
    await expect(read([])).rejects.toThrow('tasks.jsonl: expected at least one task, found no row');
    await expect(read(['{torn'])).rejects.toThrow('tasks.jsonl, line 1: expected JSON in UTF-8');
    await expect(read(lines, { ids: [5, 9] })).rejects.toThrow('found no row that the plan selects');
  });

  it('are refused when nothing tells their format', async () => {
    await expect(read(['{"question":"a","answer":"b"}'])).rejects.toThrow(
      'tasks.jsonl: expected rows of persd, mbpp, humaneval, evalplus, multipl-e or traces, found others (question, answer); add tasks.format: map',
    );
  });
});

describe('bad rows', () => {
  const lines = [row('a'), '{"id": "torn', row('a'), row('b', { tests: [] }), row('c'), '3'];

  it('stop the plan, each named by file and line', async () => {
    const failure: unknown = await read(lines).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(TasksFailure);
    expect(failure).toMatchObject({
      exitCode: 2,
      sentences: [
        expect.stringMatching(/^tasks\.jsonl, line 2: expected JSON in UTF-8, found what cannot be read/),
        'tasks.jsonl, line 3: expected ids that differ, found a again; rename or remove it.',
        'tasks.jsonl, line 4: expected at least one test, found none; add one.',
        'tasks.jsonl, line 6: expected a row to be an object, found a number; correct it.',
      ],
    });
  });

  it('are counted by reason when they may be left out', async () => {
    const { tasks, skipped } = await read(lines, {}, true);
    expect(tasks.map(({ task, position }) => [task.id, position])).toEqual([
      ['a', 0],
      ['c', 4],
    ]);
    expect(skipped).toEqual({ torn: 1, repeated_id: 1, no_tests: 1, not_an_object: 1 });
  });

  it('are summed up after the first five', async () => {
    await expect(read([row('a'), ...Array<string>(9).fill('{')])).rejects.toThrow(
      /line 6: .*\n9 rows are bad in all \(9 torn\); --skip-bad-tasks leaves them out\.$/,
    );
  });

  it('stop the plan all the same when they are all there is', async () => {
    await expect(read(['{', '{'], { format: 'persd' }, true)).rejects.toThrow('found bad rows alone (2 torn)');
  });
});

it('refuses a file outside the plan’s folder', async () => {
  await expect(read([row('a')], { path: '../tasks.jsonl' })).rejects.toThrow(/tasks\.path: expected a file/);
});
