import type { CodeExecution, TestResult } from '../domain/execution.ts';
import type { ExecutedProgram, Trajectory } from '../domain/trajectory.ts';
import { body, type Row } from './rows.ts';

/** What executions have had only since a later version: a row of an earlier one has nothing to say there. */
const laterFields: Pick<CodeExecution, 'suspicion'> = { suspicion: [] };
const laterTestFields: Pick<TestResult, 'types'> = { types: null };

/** A program and its execution, as any version of this store wrote them. */
export const recordedProgram = (row: Row): ExecutedProgram => completed(body(row) as ExecutedProgram);

/** A trajectory, as any version of this store wrote it. */
export function recordedTrajectory(row: Row): Trajectory {
  const trajectory = body(row) as Trajectory;
  const { gold, attempts, refinements } = trajectory;
  return {
    ...trajectory,
    gold: gold && completed(gold),
    attempts: attempts.map(completed),
    refinements: refinements.map(completed),
  };
}

function completed({ execution, ...program }: ExecutedProgram): ExecutedProgram {
  const tests = execution.tests.map((test) => ({ ...laterTestFields, ...test }));
  return { ...program, execution: { ...laterFields, ...execution, tests } };
}
