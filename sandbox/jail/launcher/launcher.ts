import { architectureHere, type Architecture } from '../calls/numbers.ts';
import { findProgram } from '../find.ts';
import type { Jailed } from '../jail.ts';
import { perl } from './perl.ts';
import { python } from './python.ts';
import { type Step, write } from './step.ts';

/** Makes system calls that Node cannot make, and then becomes another program. No compiler and no addon is needed for it. */
export interface Launcher {
  architecture: Architecture;
  /** The command that does these steps; without a program it ends after them. */
  launch(steps: Step[], program?: Jailed): Jailed;
}

/** The interpreters that a launcher is written for, and how each is given a program text; Python without anybody's modules. */
const interpreters = [
  { name: 'perl', options: ['-e', perl, '--'] },
  { name: 'python3', options: ['-I', '-S', '-c', python] },
] as const;

export type Interpreter = (typeof interpreters)[number]['name'];

/** The launcher of this machine; null where no interpreter for one is installed, or its system calls are not known. */
export function findLauncher(name?: Interpreter): Launcher | null {
  const architecture = architectureHere();
  if (architecture === null) return null;
  for (const interpreter of interpreters) {
    const path = findProgram(interpreter.name);
    if (path !== null && (name ?? interpreter.name) === interpreter.name) {
      return launcherOf(path, interpreter.options, architecture);
    }
  }
  return null;
}

function launcherOf(command: string, options: readonly string[], architecture: Architecture): Launcher {
  return {
    architecture,
    launch: (steps, program) => ({
      command,
      arguments: [...options, write(steps, architecture), ...(program ? [program.command, ...program.arguments] : [])],
    }),
  };
}
