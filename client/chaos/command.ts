import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text as readText } from 'node:stream/consumers';
import { commandFile, nodeFlags } from '../../temporal-config/entry-file.ts';

/** What became of a command; `code` is null where it was killed. */
export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface Command {
  child: ChildProcess;
  ended: Promise<Ended>;
}

/** Starts the product's own command as a person does. */
export function startCommand(args: string[], env: NodeJS.ProcessEnv): Command {
  // With the flags that it would start itself again with: the process is the same from the beginning.
  const child = spawn(process.execPath, [...nodeFlags, commandFile(), ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = Promise.all([readText(child.stdout), readText(child.stderr), once(child, 'close')]);
  return { child, ended: said.then(([stdout, stderr]) => ({ code: child.exitCode, stdout, stderr })) };
}

/** What a place of ours would change: its settings, and a Temporal server of the user's own. */
const foreign = /^(TEMPORAL_(?!CLI_PATH)|PERSD_(?!JAIL|PYTHON))/;

/** The environment of commands in a home, the same on every machine. */
export function environmentIn(home: string, more: Record<string, string> = {}): NodeJS.ProcessEnv {
  const ours = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  return { ...Object.fromEntries(ours), PERSD_HOME: home, ...more };
}
