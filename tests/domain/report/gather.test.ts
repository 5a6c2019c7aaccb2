// Pure: trajectories and the figures that they come to.
import { describe, expect, it } from 'vitest';
import { type Figures, noFigures } from '../../../domain/report/figures.ts';
import { addTrajectory } from '../../../domain/report/gather.ts';
import type { Trajectory } from '../../../domain/trajectory.ts';
import { execution, planOf, refined, task } from '../samples.ts';

const plan = { ...planOf('completions'), refineMode: 'resample' as const };

function figuresOf(trajectories: Trajectory[], asked = task): Figures {
  const figures = noFigures();
  for (const trajectory of trajectories) addTrajectory(figures, trajectory, asked, plan);
  return figures;
}

const atFault = (outcome: 'rejected' | 'abandoned', message: string): Trajectory => ({
  ...refined,
  outcome,
  gold: null,
  attempts: [],
  refinements: [],
  feedback: '',
  failure: { type: 'bad_request', message },
});

describe('the figures of a run', () => {
  it('count programs by kind, how they failed, and at which try a correction passed', () => {
    const { outcomes, programs, acceptedAt, assurance, lengths, personal } = figuresOf([refined, refined]);
    expect(outcomes).toMatchObject({ refined: 2, mastered: 0 });
    expect(programs.attempt).toMatchObject({ executed: 2, passed: 0, failing: { 'wrong answer': 2 } });
    expect(programs.refinement).toMatchObject({ executed: 4, passed: 2, failing: { 'wrong answer': 2 } });
    expect(acceptedAt).toEqual([0, 2]);
    expect(assurance).toEqual({ values: 2, 'two-slot': 0, weak: 0 });
    expect(lengths.attempt[2]).toBe(2);
    expect(personal.compared).toBe(2);
  });

  it('name refined tasks that ask for a second look, and why', () => {
    const doubtful = { assurance: 'weak', suspicion: ['early exit'] } as const;
    const accepted = refined.refinements.map((program) => ({
      ...program,
      execution: execution({ ...program.execution, ...doubtful, suspicion: ['early exit'] }),
    }));
    const shown = { ...task, text: 'As in double(2), print(double(1)) and assert double(0) == 0.' };
    const figures = figuresOf([{ ...refined, refinements: accepted }], shown);
    expect(figures).toMatchObject({ shownOnly: 1, suspicious: 1, doubtfulTasks: 1, assurance: { weak: 1 } });
    expect(figures.doubtful).toEqual([{ task: 'double', marks: ['weak', 'shownOnly', 'suspicious: early exit'] }]);
  });

  it('say of tasks that were left behind what was at fault', () => {
    const { leftBehind, outcomes } = figuresOf([atFault('abandoned', 'too long'), atFault('rejected', 'gold fails')]);
    expect(outcomes).toMatchObject({ abandoned: 1, rejected: 1 });
    expect(leftBehind.map(({ outcome, type, message }) => [outcome, type, message])).toEqual([
      ['abandoned', 'bad_request', 'too long'],
      ['rejected', 'bad_request', 'gold fails'],
    ]);
  });

  it('grow no longer with the number of tasks', () => {
    const many = (tasks: number): number =>
      JSON.stringify(figuresOf(Array.from({ length: tasks }, () => [refined, atFault('abandoned', 'x')]).flat()))
        .length;
    expect(many(1000) - many(200)).toBeLessThan(60);
  });
});
