// Rows put together as a trainer sees them, executed in the real sandbox.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { programTaught } from '../../../client/export/as-trained.ts';
import type { Taught } from '../../../client/export/taught.ts';
import { failsAsTrained, verified } from '../../../client/export/verify.ts';
import { paperBoundary } from '../../../domain/example/boundary.ts';
import { buildExamples } from '../../../domain/example/build.ts';
import type { TrainingExample } from '../../../domain/example/example.ts';
import { type Variant, variants } from '../../../domain/example/variant.ts';
import type { Sandbox } from '../../../sandbox/port.ts';
import { planOf, refined, task } from '../../domain/samples.ts';
import { openTestSandbox } from '../../sandbox/support.ts';
import { openedStore } from '../../store/opened-store.ts';

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

/** Verifies a task's rows; answers with what is left of them, and how many were executed. */
async function verify(examples: TrainingExample[], store = openedStore()) {
  const { verdicts } = await store;
  let executed = 0;
  async function* one(): AsyncGenerator<Taught> {
    yield { trajectory: refined, task, examples, pair: 'mastered' };
  }
  const verifier = { sandbox, verdicts, executed: () => void (executed += 1) };
  for await (const { examples: kept } of verified(one(), verifier, conditions, ['examples'])) return { kept, executed };
  throw new Error('nothing came back');
}

describe('as it will be trained on', () => {
  it.each(['completions', 'chat'] as const)('every row of every variant passes: %s', async (endpoint) => {
    for (const variant of variants) {
      const rows = rowsOf(variant, endpoint);
      expect((await verify(rows)).kept).toEqual(rows);
      expect((await verify(rows.map(paperBoundary))).kept).toEqual(rows.map(paperBoundary));
    }
  });

  it.each([
    ['whose parameter has another name in the header', '\n    return n + n'],
    ['that lost an import', '\n    return math.floor(2 * x)'],
    ['that holds a fence', '\n    return 2 * x\n```'],
    ['that was cut off', '\n    return 2 * ('],
    ['that repeats the end of a header', ' -> int:\n    return 2 * x'],
    ['that is wrong', '\n    return 3 * x'],
  ])('a row %s is left out', async (_title, completion) => {
    expect((await verify(rowsOf('persd', 'completions').map((row) => ({ ...row, completion })))).kept).toBe(
      failsAsTrained,
    );
  });

  it('a task is left out when one of its rows fails', async () => {
    const [first, ...others] = rowsOf('persd-combined', 'completions');
    if (first === undefined) throw new Error('no row');
    expect((await verify([{ ...first, completion: '\n    return None' }, ...others])).kept).toBe(failsAsTrained);
  });

  it('what failed is tried again, for the machine may have been busy', async () => {
    const store = openedStore();
    const rows = rowsOf('persd', 'completions').map((row) => ({ ...row, completion: '\n    return None' }));
    expect(await verify(rows, store)).toEqual({ kept: failsAsTrained, executed: 1 });
    expect(await verify(rows, store)).toEqual({ kept: failsAsTrained, executed: 1 });
  });

  it('what was executed once and passed is not executed again', async () => {
    const store = openedStore();
    const rows = rowsOf('persd', 'completions');
    expect(await verify(rows, store)).toEqual({ kept: rows, executed: 1 });
    expect(await verify(rows, store)).toEqual({ kept: rows, executed: 0 });
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
