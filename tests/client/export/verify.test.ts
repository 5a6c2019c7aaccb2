// Rows put together as a trainer sees them, executed in the real sandbox.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { programTaught } from '../../../client/export/as-trained.ts';
import type { Taught, TaughtPart } from '../../../client/export/taught.ts';
import { failsAsTrained } from '../../../client/export/passing.ts';
import { passesAsTrained, verified } from '../../../client/export/verify.ts';
import { paperBoundary } from '../../../domain/example/boundary.ts';
import { buildExamples } from '../../../domain/example/build.ts';
import type { TrainingExample } from '../../../domain/example/example.ts';
import { type Variant, variants } from '../../../domain/example/variant.ts';
import type { Sandbox } from '../../../sandbox/port.ts';
import { planOf, refined, task } from '../../domain/samples.ts';
import { openTestSandbox } from '../../sandbox/support.ts';
import { openedStore } from '../../store/opened-store.ts';
import { runRecord, taughtOf } from './samples.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openTestSandbox();
});
afterAll(() => sandbox.close());

const conditions = { limits: { cpuMs: 3000, memoryMb: 256 }, python: 'wasm' } as const;

function rowsOf(variant: Variant, endpoint: 'completions' | 'chat'): TrainingExample[] {
  const built = buildExamples(variant, refined, task, planOf(endpoint));
  if (!('examples' in built)) throw new Error(built.leftOut);
  return built.examples;
}

/** Verifies what a task teaches; answers with what is left of it, and how many programs were executed. */
async function verifyTaught(taught: Taught, parts: TaughtPart[], store = openedStore()) {
  const { verdicts } = await store;
  let executed = 0;
  async function* one(): AsyncGenerator<Taught> {
    yield taught;
  }
  const verifier = { sandbox, verdicts, executed: () => void (executed += 1) };
  for await (const kept of verified(one(), verifier, conditions, parts)) return { kept, executed };
  throw new Error('nothing came back');
}

/** The same of rows alone. */
async function verify(examples: TrainingExample[], store = openedStore(), more: Partial<Taught> = {}) {
  const { kept, executed } = await verifyTaught(taughtOf('persd', { examples, ...more }), ['examples'], store);
  return { kept: kept.examples, executed };
}

describe('as it will be trained on', () => {
  it.each(['completions', 'chat'] as const)('every row of every variant passes: %s', async (endpoint) => {
    for (const variant of variants) {
      const rows = rowsOf(variant, endpoint);
      expect((await verify(rows)).kept).toEqual(rows);
      expect((await verify(rows.map(paperBoundary))).kept).toEqual(rows.map(paperBoundary));
    }
  });

  it.each<[string, string, string, string]>([
    ['whose parameter has another name in the header', '\n    return n + n', '\n    return x + x\n', 'parameter'],
    [
      'that lost an import',
      '\n    return math.floor(2 * x)',
      '\n    return math.floor(2 * x)\n\n\nimport math\n',
      'import',
    ],
    ['that repeats the end of a header', ' -> int:\n    return 2 * x', '\n    return 2 * x\n', 'signature'],
    ['that repeats its header', '\ndef double(x):\n    return 2 * x', '\n    return 2 * x\n', 'signature'],
    ['with another machine’s line ends', '\r\n    return 2 * x\r\n', '\n    return 2 * x\n', 'line ends'],
  ])('a row %s is mended', async (_title, completion, mended, what) => {
    const rows = rowsOf('persd', 'completions');
    const planted = rows.map((row) => ({ ...row, completion }));
    const kept = rows.map((row) => ({ ...row, completion: mended, mended: [what] }));
    expect((await verify(planted)).kept).toEqual(kept);
    const atBoundary = (await verify(planted.map(paperBoundary))).kept;
    expect(atBoundary).toEqual(completion.startsWith('\n') ? kept.map(paperBoundary) : kept);
  });

  it('a row of a signature on several lines that begins in its second is mended', async () => {
    const header = 'def double(\n    x,\n    times=2,\n):';
    const asked = { ...task, header };
    const [row] = rowsOf('persd', 'completions');
    if (row === undefined) throw new Error('no row');
    const prompt = { endpoint: 'completions', prompt: `Twice:\n${header}` } as const;
    const completion = '    x,\n    times=2,\n):\n    return times * x';
    const { kept } = await verify([{ ...row, prompt, completion }], openedStore(), { task: asked });
    expect(kept).toMatchObject([{ prompt, completion: '\n    return times * x\n', mended: ['signature'] }]);
  });

  it.each([
    ['that holds a fence', '\n    return 2 * x\n```', 'syntax'],
    ['that has prose behind it', '\n    return 2 * x\n\nThis doubles the number.', 'syntax'],
    ['that was cut off', '\n    return 2 * (', 'syntax'],
    ['that is wrong', '\n    return 3 * x', 'assertion'],
    ['that is wrong when its parameter is renamed', '\n    return 3 * n', 'name'],
    ['whose missing name could mean two things', '\n    return n + m', 'name'],
    ['that lost an import which nobody knows', '\n    return reduce(add, [x, x])', 'name'],
  ])('a row %s is left out, and counted as what it is', async (_title, completion, why) => {
    expect((await verify(rowsOf('persd', 'completions').map((row) => ({ ...row, completion })))).kept).toBe(
      failsAsTrained(why),
    );
  });

  it('a row whose prompt and answer make no program is left out', async () => {
    const prompt = { endpoint: 'completions', prompt: 'no header' } as const;
    const rows = rowsOf('persd', 'completions').map((row) => ({ ...row, prompt }));
    expect((await verify(rows)).kept).toBe(failsAsTrained('no program'));
  });

  it('a task is left out when one of its rows fails', async () => {
    const [first, ...others] = rowsOf('persd-combined', 'completions');
    if (first === undefined) throw new Error('no row');
    expect((await verify([{ ...first, completion: '\n    return None' }, ...others])).kept).toBe(
      failsAsTrained('assertion'),
    );
  });

  it('what failed is tried again, for the machine may have been busy', async () => {
    const store = openedStore();
    const rows = rowsOf('persd', 'completions').map((row) => ({ ...row, completion: '\n    return None' }));
    const failed = { kept: failsAsTrained('assertion'), executed: 1 };
    expect(await verify(rows, store)).toEqual(failed);
    expect(await verify(rows, store)).toEqual(failed);
  });

  it('what was executed once and passed is not executed again', async () => {
    const store = openedStore();
    const rows = rowsOf('persd', 'completions');
    expect(await verify(rows, store)).toEqual({ kept: rows, executed: 1 });
    expect(await verify(rows, store)).toEqual({ kept: rows, executed: 0 });
  });
});

describe('answers, right and wrong,', () => {
  const answersOf = ({ kept }: Awaited<ReturnType<typeof verifyTaught>>): unknown[] =>
    kept.answers.map(({ completion, leftOut, mended }) => ({ completion, leftOut, mended }));
  const good = { leftOut: null, mended: [] };
  const [wrong, second, right] = ['\n    return x ** 2', '\n    return x * x', '\n    return x + x'];

  it.each(['completions', 'chat'] as const)('are executed each, and the wrong ones fail: %s', async (endpoint) => {
    const taught = taughtOf('persd', { run: runRecord('run', planOf(endpoint)) });
    const { kept, executed } = await verifyTaught(taught, ['answers']);
    expect(kept.answers.map(({ leftOut, label }) => ({ leftOut, label }))).toEqual(
      [false, false, true].map((label) => ({ leftOut: null, label })),
    );
    expect(executed).toBe(3);
  });

  it('are no rows where they end otherwise than they did, and mended where that is certain', async () => {
    const { answers, ...taught } = taughtOf();
    const [first, other, last] = answers;
    if (first === undefined || other === undefined || last === undefined) throw new Error('expected three answers');
    const planted = [
      { ...first, completion: right },
      { ...other, label: true },
      { ...last, completion: '\n    return n + n' },
    ];
    expect(answersOf(await verifyTaught({ ...taught, answers: planted }, ['answers']))).toEqual([
      { completion: right, leftOut: passesAsTrained, mended: [] },
      { completion: second, leftOut: failsAsTrained('assertion'), mended: [] },
      { completion: '\n    return x + x\n', leftOut: null, mended: ['parameter'] },
    ]);
  });

  it('are not executed but for the attempt where they are the worse half of a pair, and not at all without one', async () => {
    const [pair = 'no row'] = rowsOf('persd', 'completions');
    const store = openedStore();
    expect((await verifyTaught(taughtOf('persd', { pair }), ['rejected'], store)).executed).toBe(1);
    expect((await verifyTaught(taughtOf('persd', { pair }), ['rejected'], store)).executed).toBe(0);
    expect((await verifyTaught(taughtOf('persd', { pair: 'mastered' }), ['rejected'])).executed).toBe(0);
    expect(answersOf(await verifyTaught(taughtOf(), ['answers']))).toEqual(
      [wrong, second, right].map((completion) => ({ completion, ...good })),
    );
  });
});

describe('the program that a row teaches', () => {
  const [row] = rowsOf('persd', 'completions');
  const [chat] = rowsOf('persd', 'chat');
  if (row === undefined || chat === undefined) throw new Error('no row');

  it('begins at the header that the prompt ends with', () => {
    expect(programTaught(row, task)).toBe('def double(x):\n    return x + x');
    expect(programTaught(paperBoundary(row), task)).toBe('def double(x):\n    return x + x');
  });

  it('is none where the prompt ends with something else', () => {
    const prompt = { endpoint: 'completions', prompt: 'def double(x):\n    pass\n\n# now what' } as const;
    expect(programTaught({ ...row, prompt }, task)).toBeNull();
    expect(programTaught({ ...row, prompt: { ...prompt, prompt: 'no header' } }, task)).toBeNull();
  });

  it('is the one code block of an answer in a chat, and none where there are words or two blocks', () => {
    expect(programTaught(chat, task)).toBe('def double(x):\n    return x + x');
    expect(programTaught({ ...chat, completion: `Here:\n${chat.completion}` }, task)).toBeNull();
    expect(programTaught({ ...chat, completion: `${chat.completion}\n${chat.completion}` }, task)).toBeNull();
  });
});
