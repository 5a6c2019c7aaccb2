import type { CodeExecution } from '../../domain/execution.ts';
import type { CodingTask } from '../../domain/task.ts';
import type { ExecutedProgram } from '../../domain/trajectory.ts';
import { byKey } from './by-key.ts';
import type { ExportFormat, Row } from './format.ts';

/** Everything that is recorded about a task, but for what another run of the same programs would measure otherwise. */
export const trajectories: ExportFormat = {
  of: 'record',
  row: (trajectory, task) => {
    const { schema, run, task: id, outcome, gold, attempts, feedback, refinements, failure } = trajectory;
    return {
      schema,
      run,
      task: taskRow({ ...task, id }),
      outcome,
      gold: gold === null ? null : programRow(gold),
      attempts: attempts.map(programRow),
      feedback,
      refinements: refinements.map(programRow),
      failure: byKey(failure),
    };
  },
};

function taskRow({ id, text, entryPoint, header, gold, language, setup, tests }: CodingTask): Row {
  return { id, text, entryPoint, header, gold, language, setup, tests: byKey(tests) };
}

function programRow({ index, call, program, completion, words, truncated, execution }: ExecutedProgram): Row {
  return { index, call, program, completion, words, truncated, execution: executionRow(execution) };
}

const executionRow = ({ cpuMs: _cpu, wallMs: _wall, ...lasting }: CodeExecution): unknown => byKey(lasting);
