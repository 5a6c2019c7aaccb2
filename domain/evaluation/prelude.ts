import type { CodeExecution, ExceptionInfo } from '../execution.ts';
import type { CodingTask } from '../task.ts';

type Preceded = Pick<CodingTask, 'prelude'>;

/** What takes long to import, and is not on every machine, is imported for programs that speak of it. */
const numpy = String.raw`; exec('try: import numpy as np\nexcept ImportError: pass')`;

/** A program after the line that comes before each of its task's. */
export const withPrelude = (program: string, { prelude }: Preceded): string =>
  prelude === undefined ? program : `${prelude}${/\bnp\b/.test(program) ? numpy : ''}\n${program}`;

/** An execution of such a program, told by the lines of the program alone. */
export function withoutPrelude(execution: CodeExecution, { prelude }: Preceded): CodeExecution {
  if (prelude === undefined) return execution;
  const { exception, tests } = execution;
  const inProgram = tests.map((test) => ({ ...test, exception: oneLineUp(test.exception) }));
  return { ...execution, exception: oneLineUp(exception), tests: inProgram };
}

function oneLineUp(exception: ExceptionInfo | null): ExceptionInfo | null {
  if (exception === null) return null;
  return { ...exception, frames: exception.frames.map((frame) => ({ ...frame, line: frame.line - 1 })) };
}
