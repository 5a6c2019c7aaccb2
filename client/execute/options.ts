import type { ExecutionRequest } from '../../sandbox/port.ts';
import { CommandFailure, exitCodes } from '../exit-codes.ts';

/** What may be said of how programs run, as the command line has it. */
export interface ExecuteOptions {
  language?: string | undefined;
  entryPoint?: string | undefined;
  cpuMs: number;
  memoryMb: number;
  python: string;
  all?: true | undefined;
  slots?: number | undefined;
  json?: true | undefined;
}

/** What holds for every program, unless a row says otherwise. */
export type Conditions = Required<Pick<ExecutionRequest, 'limits' | 'allTests' | 'python'>>;

export function conditionsOf({ cpuMs, memoryMb, all, python }: ExecuteOptions): Conditions {
  if (python !== 'wasm' && python !== 'native') {
    throw new CommandFailure(exitCodes.badInput, `expected --python wasm or native, found ${python}; correct it`);
  }
  return { limits: { cpuMs, memoryMb }, allTests: all === true, python };
}
