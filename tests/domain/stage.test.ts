// The decision table, row by row; no server.
import { describe, expect, it } from 'vitest';
import { nextStage, outcomeOf, type StageRules, type Step, type TaskProgress } from '../../domain/stage.ts';

const rules: StageRules = { attempts: 1, refinements: 2, gold: 'task', goldFor: 'failed' };

const step = (kind: Step['kind'], status: Step['status'], index = 0): Step => ({
  kind,
  index,
  call: `${kind}${index}`,
  status,
});

const task = (steps: Step[], more: Partial<TaskProgress> = {}): TaskProgress => ({
  number: 7,
  id: 'seven',
  gold: 'passed',
  steps,
  failure: null,
  ...more,
});

const attempt = (status: Step['status'], index = 0) => step('attempt', status, index);
const refinement = (status: Step['status'], index = 0) => step('refinement', status, index);
const gold = (status: Step['status']) => step('gold', status);
const lost = { failure: { type: 'server_error' as const, message: 'it failed twenty times' } };

describe('what a task needs next', () => {
  it.each([
    ['an untouched task is attempted', task([]), rules, 'attempt'],
    ['an attempt that is back is executed', task([attempt(null)]), rules, 'execute'],
    ['an attempt that passed is recorded', task([attempt('passed')]), rules, 'record'],
    ['an attempt that failed is refined', task([attempt('failed')]), rules, 'refine'],
    ['an attempt that looped for ever is refined', task([attempt('timeout')]), rules, 'refine'],
    ['a refinement that is back is executed', task([attempt('failed'), refinement(null)]), rules, 'execute'],
    ['a refinement that passed is recorded', task([attempt('failed'), refinement('passed')]), rules, 'record'],
    [
      'a refinement that failed is followed by another',
      task([attempt('failed'), refinement('error')]),
      rules,
      'refine',
    ],
    [
      'the last refinement that failed is recorded',
      task([attempt('failed'), refinement('error'), refinement('failed', 1)]),
      rules,
      'record',
    ],
    ['a failure of ours is recorded', task([attempt('failed')], lost), rules, 'record'],
    ['a gold program that fails is recorded before anything is bought', task([], { gold: 'failed' }), rules, 'record'],
    [
      'further attempts are asked for together with the first',
      task([attempt('failed')]),
      { ...rules, attempts: 3 },
      'attempt',
    ],
    [
      'only the first attempt decides',
      task([attempt('failed'), attempt('passed', 1)]),
      { ...rules, attempts: 2 },
      'refine',
    ],
    [
      'no refinement is asked for where none is wanted',
      task([attempt('failed')]),
      { ...rules, refinements: 0 },
      'record',
    ],
    [
      'the teacher’s gold is asked for when the attempt failed',
      task([attempt('failed')], { gold: 'missing' }),
      { ...rules, gold: 'teacher' },
      'gold',
    ],
    [
      'the teacher’s gold is not asked for when the attempt passed',
      task([attempt('passed')], { gold: 'missing' }),
      { ...rules, gold: 'teacher' },
      'record',
    ],
    [
      'the teacher’s gold is asked for all tasks where the plan says so',
      task([attempt('passed')], { gold: 'missing' }),
      { ...rules, gold: 'teacher', goldFor: 'all' },
      'gold',
    ],
    [
      'the teacher’s gold that failed does not hold up the refinement',
      task([attempt('failed'), gold('failed')], { gold: 'missing' }),
      { ...rules, gold: 'teacher' },
      'refine',
    ],
    ['a task’s own gold is never asked for', task([attempt('failed')]), { ...rules, gold: 'teacher' }, 'refine'],
  ] as [string, TaskProgress, StageRules, string][])('%s', (_title, progress, given, stage) => {
    expect(nextStage(progress, given)).toBe(stage);
  });
});

describe('where a trajectory ends', () => {
  it.each([
    ['mastered', task([attempt('passed')])],
    ['refined', task([attempt('failed'), refinement('failed'), refinement('passed', 1)])],
    ['unrefined', task([attempt('failed'), refinement('failed')])],
    ['rejected', task([], { gold: 'failed' })],
    ['rejected', task([], { failure: { type: 'unreadable_task', message: 'its tests are no Python' } })],
    ['abandoned', task([attempt('failed')], lost)],
    ['unrefined', task([attempt('failed'), attempt('passed', 1)])],
  ] as const)('is %s', (outcome, progress) => {
    expect(outcomeOf(progress)).toBe(outcome);
  });
});
