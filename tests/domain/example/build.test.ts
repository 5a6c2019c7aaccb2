// One trajectory and the rows that it gives: which program teaches in which step, and when none does.
import { describe, expect, it } from 'vitest';
import { paperBoundary } from '../../../domain/example/boundary.ts';
import { buildExamples, type Built } from '../../../domain/example/build.ts';
import { isGoldOnly, type Variant, variants } from '../../../domain/example/variant.ts';
import { attemptPrompt, rectifyPrompt } from '../../../domain/prompt/build.ts';
import type { Outcome, Trajectory } from '../../../domain/trajectory.ts';
import { execution, planOf, refined, task } from '../samples.ts';

const base = planOf('completions');
const gold = '\n    return 2 * x';
const refinement = '\n    return x + x';
const first = attemptPrompt(task, base);
const attempt = refined.attempts[0]?.program ?? '';
const second = rectifyPrompt(task, { attempt, feedback: refined.feedback }, base);

const rowsOf = (built: Built) => ('examples' in built ? built.examples : built.leftOut);
const build = (variant: Variant, trajectory: Trajectory = refined) =>
  rowsOf(buildExamples(variant, trajectory, task, base));

const without = (program: 'gold' | 'refinements'): Trajectory => ({
  ...refined,
  gold: program === 'gold' && refined.gold !== null ? { ...refined.gold, completion: null } : refined.gold,
  refinements: refined.refinements.map((each) => (program === 'refinements' ? { ...each, completion: null } : each)),
});

describe('the rows of a refined task', () => {
  it.each([
    ['stand', [[first, gold]]],
    ['inpd', [[first, gold]]],
    ['inpd-refine', [[second, gold]]],
    [
      'inpd-combined',
      [
        [first, gold],
        [second, gold],
      ],
    ],
    ['persd', [[first, refinement]]],
    ['persd-refine', [[second, refinement]]],
    [
      'persd-combined',
      [
        [second, refinement],
        [first, gold],
      ],
    ],
  ] as const)('of %s ask and answer as the paper defines them', (variant, lessons) => {
    expect(build(variant)).toMatchObject(lessons.map(([prompt, completion]) => ({ variant, prompt, completion })));
  });

  it.each(variants)('of %s have ids of their own', (variant) => {
    const rows = build(variant);
    expect(typeof rows === 'string' ? [] : new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });

  it('hold the turns and a whole fenced program for a chat', () => {
    const plan = planOf('chat');
    expect(buildExamples('persd', without('refinements'), task, plan)).toMatchObject({
      examples: [{ prompt: attemptPrompt(task, plan), completion: '```python\ndef double(x):\n    return x + x\n```' }],
    });
  });
});

describe('no row', () => {
  it('comes of a program that does not continue the header', () => {
    expect(build('persd', without('refinements'))).toBe('program does not continue the header');
    expect(build('inpd', without('gold'))).toBe('program does not continue the header');
  });

  it('comes of one half of a combined variant', () => {
    expect(build('persd-combined', without('gold'))).toBe('program does not continue the header');
  });

  it('comes of gold that is missing or did not pass', () => {
    const failing = refined.gold && { ...refined.gold, execution: execution({ status: 'failed' }) };
    expect(build('inpd', { ...refined, gold: null })).toBe('no gold program');
    expect(build('inpd', { ...refined, gold: failing })).toBe('no gold program');
  });

  it.each<Outcome>(['rejected', 'abandoned'])('comes of a task that is %s', (outcome) => {
    for (const variant of variants) expect(build(variant, { ...refined, outcome })).toBe(outcome);
  });

  it('comes of a weak verdict where none is wanted', () => {
    const weak = { ...refined, gold: refined.gold && { ...refined.gold, execution: execution({ assurance: 'weak' }) } };
    expect(rowsOf(buildExamples('inpd', weak, task, base, { noWeak: true }))).toBe('weak verdict');
    expect(rowsOf(buildExamples('inpd', weak, task, base))).toHaveLength(1);
  });
});

it('stand alone takes tasks that the student mastered, and it alone takes unrefined ones unasked', () => {
  const taken = (outcome: Outcome) =>
    variants.filter((variant) => typeof build(variant, { ...refined, outcome }) !== 'string');
  expect(taken('mastered')).toEqual(['stand']);
  expect(taken('unrefined')).toEqual(['stand']);
});

it.each(variants)('%s takes unrefined tasks on request exactly where its answers are gold', (variant) => {
  const unrefined: Trajectory = { ...refined, outcome: 'unrefined', refinements: [] };
  const rows = rowsOf(buildExamples(variant, unrefined, task, base, { withUnrefined: true }));
  expect(typeof rows !== 'string').toBe(isGoldOnly(variant));
});

it('the paper’s boundary moves a newline from the answer to the prompt, and leaves a chat alone', () => {
  const [row] = build('persd');
  if (row === undefined || typeof row === 'string') throw new Error('no row');
  expect(paperBoundary(row)).toMatchObject({
    prompt: { prompt: `${first.endpoint === 'completions' ? first.prompt : ''}\n` },
    completion: '    return x + x',
  });
  const chat = buildExamples('persd', refined, task, planOf('chat'));
  if (!('examples' in chat)) throw new Error('no row');
  expect(chat.examples.map(paperBoundary)).toEqual(chat.examples);
});
