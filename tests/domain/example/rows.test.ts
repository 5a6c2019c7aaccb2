// One trajectory, one row: which program teaches, and when none does.
import { describe, expect, it } from 'vitest';
import { inpd } from '../../../domain/example/inpd.ts';
import { persd } from '../../../domain/example/persd.ts';
import { attemptPrompt } from '../../../domain/prompt/build.ts';
import type { Outcome, Trajectory } from '../../../domain/trajectory.ts';
import { planOf, refined, task } from '../samples.ts';

const base = planOf('completions');
const without = (program: 'gold' | 'refinements'): Trajectory => ({
  ...refined,
  gold: program === 'gold' && refined.gold !== null ? { ...refined.gold, completion: null } : refined.gold,
  refinements: refined.refinements.map((each) => (program === 'refinements' ? { ...each, completion: null } : each)),
});

describe('a persd row', () => {
  it('asks what the student was asked and answers with the correction that passed', () => {
    expect(persd(refined, task, base)).toEqual({
      example: {
        id: 'persd/double',
        task: 'double',
        variant: 'persd',
        prompt: attemptPrompt(task, base),
        completion: '\n    return x + x',
      },
    });
  });

  it('holds the turns and a whole fenced program for a chat', () => {
    const plan = planOf('chat');
    expect(persd(without('refinements'), task, plan)).toMatchObject({
      example: { prompt: attemptPrompt(task, plan), completion: '```python\ndef double(x):\n    return x + x\n```' },
    });
  });

  it('needs a correction that continues the header', () => {
    expect(persd(without('refinements'), task, base)).toEqual({ leftOut: 'program does not continue the header' });
  });
});

describe('an inpd row', () => {
  it('answers with the gold program', () => {
    expect(inpd(refined, task, base)).toMatchObject({
      example: {
        id: 'inpd/double',
        variant: 'inpd',
        prompt: attemptPrompt(task, base),
        completion: '\n    return 2 * x',
      },
    });
  });

  it('needs gold that passed and that continues the header', () => {
    const failing = refined.refinements[0]?.execution ?? null;
    const gold = refined.gold === null || failing === null ? null : { ...refined.gold, execution: failing };
    expect(inpd({ ...refined, gold: null }, task, base)).toEqual({ leftOut: 'no gold program' });
    expect(inpd({ ...refined, gold }, task, base)).toEqual({ leftOut: 'no gold program' });
    expect(inpd(without('gold'), task, base)).toEqual({ leftOut: 'program does not continue the header' });
  });
});

it.each<Outcome>(['mastered', 'unrefined', 'rejected', 'abandoned'])('no row comes of a task that is %s', (outcome) => {
  expect(persd({ ...refined, outcome }, task, base)).toEqual({ leftOut: outcome });
  expect(inpd({ ...refined, outcome }, task, base)).toEqual({ leftOut: outcome });
});
