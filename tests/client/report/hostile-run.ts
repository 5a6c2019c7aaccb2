import { type Figures, noFigures } from '../../../domain/report/figures.ts';
import { addTrajectory } from '../../../domain/report/gather.ts';
import type { Report } from '../../../client/report/report.ts';
import type { CodingTask } from '../../../domain/task.ts';
import type { ExecutedProgram, Trajectory } from '../../../domain/trajectory.ts';
import { execution, planOf, refined, task } from '../../domain/samples.ts';
import { samplePlan, sampleModel } from '../../support/sample-plan.ts';
import { exampleOf } from '../../../client/report/example.ts';
import { portablePlan } from '../../../client/report/portable-plan.ts';

const asked = { ...planOf('completions'), refineMode: 'resample' as const };

/** A report in which everything that a model, a task, a server or a guest wrote is this text. */
export function reportOf(text: string): Report {
  const trajectories = [trajectoryOf(text), { ...leftBehind(text), outcome: 'abandoned' as const }, leftBehind(text)];
  const figures = figuresOf(trajectories, taskOf(text));
  const example = exampleOf(trajectoryOf(text), taskOf(text), asked);
  const model = sampleModel({ model: text, identity: text, stop: [text], extraBody: { [text]: text } });
  return {
    persd: '0.1.0',
    run: { name: 'run', state: 'paused', reason: text, tasks: 9, ended: 3 },
    plan: portablePlan(samplePlan({ student: model, teacher: model, card: { licence: text } })),
    figures,
    spending: [],
    usd: null,
    examples: example === null ? [] : [example],
  };
}

const taskOf = (text: string): CodingTask => ({ ...task, id: text, text, header: text });

function figuresOf(trajectories: Trajectory[], of: CodingTask): Figures {
  const figures = noFigures();
  for (const trajectory of trajectories) addTrajectory(figures, trajectory, of, asked);
  return figures;
}

const leftBehind = (text: string): Trajectory => ({
  ...refined,
  task: text,
  outcome: 'rejected',
  gold: null,
  attempts: [],
  refinements: [],
  feedback: '',
  failure: { type: 'bad_request', message: text },
});

function trajectoryOf(text: string): Trajectory {
  const written = (program: ExecutedProgram): ExecutedProgram => ({ ...program, program: text, words: text });
  const exception = { type: text, message: text, frames: [] };
  const test = { index: 0, status: 'error', call: text, expected: text, actual: text, types: null, exception } as const;
  const failed = execution({
    status: 'error',
    cause: 'exception',
    tests: [test],
    exception,
    rung: text,
    runtime: text,
  });
  const [attempt, correction] = [refined.attempts[0], refined.refinements[1]];
  if (attempt === undefined || correction === undefined) throw new Error('the sample has lost its programs');
  return {
    ...refined,
    task: text,
    feedback: text,
    gold: refined.gold === null ? null : written(refined.gold),
    attempts: [{ ...written(attempt), execution: failed }],
    refinements: [
      { ...written(correction), program: `x ${text}`, execution: execution({ suspicion: [text], stdout: text }) },
    ],
  };
}
