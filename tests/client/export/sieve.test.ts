// What is left out whatever it teaches, and what is counted.
import { describe, expect, it } from 'vitest';
import { duplicate, type Sifting } from '../../../client/export/row-sieve.ts';
import { Sieve } from '../../../client/export/sieve.ts';
import type { OwnRow } from '../../../client/export/format.ts';
import type { FormatName } from '../../../client/export/registry.ts';
import type { Taught, TaughtPart } from '../../../client/export/taught.ts';
import { estimate } from '../../../client/export/tokens.ts';
import { refined, task } from '../../domain/samples.ts';
import { taughtOf } from './samples.ts';

const sum = (lines: number, name = 'total'): string =>
  `\n    ${name} = 0\n${Array.from({ length: lines }, (_, line) => `    ${name} += item_${line} * weight_${line}\n`).join('')}    return ${name}`;

/** A task of its own whose rows have this completion. */
function taught(id: string, completion: string, more: Partial<Taught> = {}): Taught {
  const one = taughtOf('persd', more);
  const { examples } = one;
  if (typeof examples === 'string') throw new Error(examples);
  const rows = examples.map((row) => ({ ...row, id: `persd/${id}`, completion }));
  const [pair = 'mastered'] = rows;
  return { ...one, task: { ...one.task, id }, examples: rows, pair };
}

async function sift(all: Taught[], sifting: Partial<Sifting> = {}, parts: TaughtPart[] = ['examples']) {
  const sieve = new Sieve({ maxTokens: null, tokens: estimate, noNear: false, hostPaths: [], ...sifting });
  async function* each(): AsyncGenerator<Taught> {
    yield* all;
  }
  const kept: Taught[] = [];
  for await (const one of sieve.sift(each(), parts)) kept.push(one);
  const examples = kept.map((one) => (typeof one.examples === 'string' ? one.examples : one.examples.length));
  return { kept, examples, findings: sieve.findings('messages') };
}

it('the same row again is left out and counted, in each part for itself', async () => {
  const { examples, findings, kept } = await sift([taught('a', sum(9)), taught('b', sum(9))], {}, ['examples', 'pair']);
  expect(examples).toEqual([1, duplicate]);
  expect(kept.map(({ pair }) => typeof pair)).toEqual(['object', 'string']);
  // Of neither task is a row left, so that the task is what is left out.
  expect(findings).toMatchObject({ rowsLeftOut: {}, nearDuplicates: 0 });
});

it('of a task with several rows only those that are there already are left out', async () => {
  const first = taughtOf('persd-combined');
  const [rectify, attempt] = typeof first.examples === 'string' ? [] : first.examples;
  if (rectify === undefined || attempt === undefined) throw new Error('no rows');
  const other = { ...first, examples: [{ ...rectify, completion: sum(3) }, attempt] };
  const { examples, findings } = await sift([first, other]);
  expect(examples).toEqual([2, 1]);
  expect(findings.rowsLeftOut).toEqual({ [duplicate]: 1 });
});

describe('a row that nearly repeats an earlier one', () => {
  const near = [
    taught('a', sum(40)),
    taught('b', `${sum(40)}  # the sum`),
    taught('c', sum(40).replaceAll('    ', '\t')),
  ];

  it('stays and is counted', async () => {
    const { examples, findings } = await sift(near);
    expect(examples).toEqual([1, 1, 1]);
    expect(findings.nearDuplicates).toBe(2);
  });

  it('is left out where that is asked for', async () => {
    expect((await sift(near, { noNear: true })).examples).toEqual([
      1,
      'nearly the same row as an earlier one',
      'nearly the same row as an earlier one',
    ]);
  });

  it('is none where its answer or its task is another', async () => {
    const other = taught('b', sum(40), {
      task: {
        ...task,
        text: 'Weigh what each of the given boxes holds, the empty ones left out, and say which three are the heaviest of all, in their order; where two are equal the first one wins. A box is named by a number, and has at most nine things in it, of which each has a weight in grams. Names are unique, and nothing else is known of a box.'.repeat(
          2,
        ),
      },
    });
    const { findings } = await sift([
      taught('a', sum(40)),
      taught('c', '\n    return sorted(boxes, key=weight)[:3]'),
      other,
    ]);
    expect(findings.nearDuplicates).toBe(0);
  });
});

it('a row of more tokens than allowed is left out with its task, and the longest that stays is told', async () => {
  const { examples, findings } = await sift([taught('a', sum(3)), taught('b', sum(300))], { maxTokens: 500 });
  expect(examples).toEqual([1, 'longer than 500 tokens']);
  expect(findings.longest.tokens).toBeGreaterThan(30);
  expect(findings.longest.tokens).toBeLessThan(500);
});

describe('a path of this machine', () => {
  const hostPaths = ['/home/somebody/'];
  const leaking = (text: string, more: Partial<Taught> = {}): Taught => {
    const one = taught('a', sum(9), more);
    return { ...one, trajectory: { ...one.trajectory, feedback: text } };
  };

  it('anywhere in what was recorded leaves the whole task out, whatever is made of it', async () => {
    const { kept } = await sift([leaking('No such file: /home/somebody/x.py')], { hostPaths }, ['examples', 'pair']);
    const why = 'a path of this machine';
    expect(kept).toMatchObject([{ examples: why, pair: why, leftOut: why }]);
  });

  it('is none where the task itself speaks of it', async () => {
    const text = 'Read /home/somebody/x.py.';
    expect((await sift([leaking(text, { task: { ...task, text } })], { hostPaths })).examples).toEqual([1]);
  });
});

it('what was mended is counted by what was wrong', async () => {
  const mended = (id: string, ...what: string[]): Taught => {
    const one = taught(id, sum(id.length));
    return {
      ...one,
      examples: typeof one.examples === 'string' ? '' : one.examples.map((row) => ({ ...row, mended: what })),
    };
  };
  const { findings } = await sift([mended('a', 'parameter'), mended('bb', 'parameter', 'import')]);
  expect(findings.mended).toEqual({ parameter: 2, import: 1 });
});

describe('rows that a format makes itself', () => {
  const long = 'x = 1\n'.repeat(400);
  const answered = (completion: string, status: 'passed' | 'failed'): OwnRow => {
    const [attempt] = refined.attempts;
    if (attempt === undefined) throw new Error('the sample has no attempt');
    const program = { ...attempt, execution: { ...attempt.execution, status } };
    const origin = { id: '', variant: null, step: 'attempt', answer: 'attempt', program, mended: [] } as const;
    const exchange = { prompt: { endpoint: 'completions', prompt: 'P' }, completion } as const;
    return { row: { completion, status }, exchange, origin: { ...origin, mended: [] }, leftOut: null };
  };
  const kept = (sieve: Sieve, format: FormatName, rows: OwnRow[]): unknown => {
    const own = sieve.own(format, rows, task);
    return typeof own === 'string' ? own : own.map(({ row }) => row['completion']);
  };
  const sieveOf = (more: Partial<Sifting>): Sieve =>
    new Sieve({ maxTokens: 500, tokens: estimate, noNear: false, hostPaths: [], ...more });

  it('are left out one by one where they are too long, or were there before', () => {
    const sieve = sieveOf({});
    const rows = [answered(long, 'failed'), answered('a', 'failed'), answered('a', 'failed')];
    expect(kept(sieve, 'kto', rows)).toEqual(['a']);
    expect(sieve.findings('kto').rowsLeftOut).toEqual({ 'longer than 500 tokens': 1, [duplicate]: 1 });
    expect(kept(sieve, 'kto', [answered(long, 'passed')])).toBe('longer than 500 tokens');
  });

  it('are left out for what was found when they were executed', () => {
    const sieve = sieveOf({});
    const found = { ...answered('a', 'failed'), leftOut: 'it passes' };
    expect(kept(sieve, 'kto', [found, answered('b', 'failed')])).toEqual(['b']);
    expect(sieve.findings('kto').rowsLeftOut).toEqual({ 'it passes': 1 });
    expect(kept(sieve, 'kto', [found])).toBe('it passes');
    expect(kept(sieve, 'preference', [found])).toBe('it passes');
  });

  it('are near to those alone that came to the same end', () => {
    const [failed, passed] = [answered(sum(40), 'failed'), answered(`${sum(40)}  # mended`, 'passed')];
    const again = answered(`${sum(40)}  # again`, 'failed');
    expect(kept(sieveOf({ maxTokens: null, noNear: true }), 'kto', [failed, passed, again])).toEqual([
      failed.exchange.completion,
      passed.exchange.completion,
    ]);
  });

  it('of a pair have a rejected answer that is short enough', () => {
    expect(kept(sieveOf({}), 'preference', [answered(long, 'failed')])).toBe('longer than 500 tokens');
    expect(kept(sieveOf({}), 'preference', [answered('a', 'failed')])).toEqual(['a']);
  });

  it('are no duplicates where they are scored by other tests', () => {
    const asked = (scoredBy: string): OwnRow => {
      const exchange = { prompt: { endpoint: 'completions', prompt: 'P' }, completion: null, scoredBy } as const;
      return { row: { completion: scoredBy }, exchange, origin: null, leftOut: null };
    };
    const sieve = sieveOf({});
    expect(['one', 'two', 'one'].map((tests) => kept(sieve, 'verl-rl', [asked(tests)]))).toEqual([
      ['one'],
      ['two'],
      duplicate,
    ]);
  });
});
