import { describe, expect, it } from 'vitest';
import { prepareTasks } from '../../../client/tasks/prepare.ts';
import type { RawTask, RowFault } from '../../../domain/benchmarks/raw.ts';
import { FakeReader, program, type ReaderScript, valueTest } from '../../support/fake-reader.ts';

const raw = (more: Partial<RawTask> = {}): RawTask => ({
  source: { file: 'tasks.jsonl', unit: 'line', number: 1 },
  id: 'a',
  text: 'Double it.',
  entryPoint: null,
  header: null,
  gold: 'GOLD',
  language: 'python',
  setup: '',
  tests: [{ kind: 'code', code: 'assert f(1) == 2' }],
  ...more,
});

const script: ReaderScript = {
  programs: { GOLD: program('def f(x):', 'helper', 'f'), 'def f(x): pass': program('def f(x):', 'f') },
  tests: {
    'assert f(1) == 2': valueTest('f(1)', '2', 'f'),
    'assert (f(1)) == (2)': valueTest('f(1)', '2', 'f'),
    'assert (f(1)) == None': valueTest('f(1)', '0', 'f'),
    'assert check(f(1))': { ok: true, tests: [{ kind: 'code', code: 'assert check(f(1))' }], entryPoint: null },
    'import math': { ok: true, tests: [], entryPoint: null },
    'assert f(': { ok: false, message: 'it never closes' },
  },
};

async function prepareOne(more: Partial<RawTask>, reader = new FakeReader(script)) {
  const { tasks, faults } = await prepareTasks([raw(more)], reader);
  return tasks[0] ?? faults[0];
}

const wanted = { kind: 'value', call: 'f(1)', expected: '2', value: { t: 'int', v: '2' } };

describe('a row with a gold program', () => {
  it('takes its header from it, and its entry point where the tests mention it', async () => {
    expect(await prepareOne({})).toEqual({
      id: 'a',
      text: 'Double it.',
      entryPoint: 'f',
      header: 'def f(x):',
      gold: 'GOLD',
      language: 'python',
      setup: '',
      tests: [wanted],
    });
  });

  it('keeps the header that was published', async () => {
    const header = 'import math\n\ndef f(x):';
    const reader = new FakeReader({
      ...script,
      programs: { ...script.programs, [`${header} pass`]: program('def f(x):', 'f') },
    });
    expect(await prepareOne({ header: `${header}\n` }, reader)).toMatchObject({ header, entryPoint: 'f' });
  });

  it('takes the header alone of starter code that has a body', async () => {
    const header = 'def f(x):\n    return None';
    const reader = new FakeReader({ ...script, programs: { [header]: program('def f(x):', 'f') } });
    expect(await prepareOne({ header, gold: null }, reader)).toMatchObject({ header: 'def f(x):', gold: null });
  });
});

describe('tests', () => {
  it('keep the words of a call and a literal, with the value that the parser read', async () => {
    const tests = [{ kind: 'value', call: 'f(1)', expected: '2' }] as const;
    expect(await prepareOne({ tests: [...tests] })).toMatchObject({ tests: [wanted] });
  });

  it('of inputs and outputs call the entry point, told by the header', async () => {
    const pair = { kind: 'arguments', arguments: '1', expected: '2' } as const;
    expect(await prepareOne({ header: 'def f(x):', gold: null, tests: [pair] })).toMatchObject({ tests: [wanted] });
  });

  it('of what is printed stay as they are, once the call is seen to be Python', async () => {
    const test = { kind: 'stdout', call: 'f(1)', stdout: '2' } as const;
    expect(await prepareOne({ entryPoint: 'f', tests: [test] })).toMatchObject({ tests: [test] });
  });

  it('that cannot be split stay code', async () => {
    const code = 'assert check(f(1))';
    expect(await prepareOne({ tests: [{ kind: 'code', code }] })).toMatchObject({ tests: [{ kind: 'code', code }] });
  });
});

describe('a fault', () => {
  const unreadable = { ok: false, message: 'no such sign', line: 3 } as const;
  const others: ReaderScript = {
    ...script,
    programs: { BROKEN: unreadable, OTHER: program(null, 'g'), 'def g(x): pass': program(null, 'g') },
  };

  it.each<[Partial<RawTask>, RowFault['reason'], string]>([
    [{ tests: [] }, 'no_tests', 'expected at least one test'],
    [{ entryPoint: 'f', tests: [{ kind: 'code', code: 'import math' }] }, 'no_tests', 'expected at least one test'],
    [{ tests: [{ kind: 'code', code: 'assert f(' }] }, 'unreadable_tests', '(it never closes)'],
    [{ gold: 'BROKEN' }, 'unreadable_gold', '(line 3: no such sign)'],
    [{ gold: 'OTHER' }, 'unreadable_gold', 'defines f, found g alone'],
    [{ gold: null }, 'no_header', 'expected a header or a gold program for f, found neither'],
    [{ gold: null, entryPoint: 'f', header: 'def g(x):' }, 'unreadable_header', 'found g alone'],
    [
      { gold: null, tests: [{ kind: 'arguments', arguments: '1', expected: '2' }] },
      'no_entry_point',
      'fields.entryPoint',
    ],
    [{ gold: null, tests: [{ kind: 'code', code: 'assert check(f(1))' }] }, 'no_entry_point', 'that call a function'],
  ])('comes of %o', async (more, reason, message) => {
    const reader = new FakeReader({ ...others, programs: { ...script.programs, ...others.programs } });
    expect(await prepareOne(more, reader)).toMatchObject({
      reason,
      message: expect.stringContaining(message),
      source: { number: 1 },
    });
  });
});

it('asks about many rows at once and keeps their order', async () => {
  const reader = new FakeReader(script);
  const rows = Array.from({ length: 1001 }, (_, index) =>
    raw({ id: String(index), ...(index === 7 && { tests: [] }) }),
  );
  const { tasks, faults } = await prepareTasks(rows, reader);
  expect(tasks.map((task) => task.id)).toEqual(rows.map((row) => row.id).filter((id) => id !== '7'));
  expect(faults).toHaveLength(1);
  expect(reader.asked.tests).toHaveLength(1000);
});
