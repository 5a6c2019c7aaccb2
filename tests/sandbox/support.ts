import { fileURLToPath } from 'node:url';
import { readSettings } from '../../settings.ts';
import { openSandbox } from '../../sandbox/open.ts';
import type { ExecutionRequest, Sandbox } from '../../sandbox/port.ts';
import type { TaskTest } from '../../domain/task.ts';
import type { CodeExecution } from '../../domain/execution.ts';

/** One snapshot serves all test files and all their runs; it is named after the code that made it. */
export const cache = fileURLToPath(new URL('../../node_modules/.cache/persd-sandbox', import.meta.url));

export function openTestSandbox(slots = 1): Promise<Sandbox> {
  return openSandbox({ cache, slots, rung: readSettings().jail });
}

/** A request for a program whose tests call `f`, under the limits of an ordinary plan. */
export function requestFor(program: string, tests: TaskTest[], more: Partial<ExecutionRequest> = {}): ExecutionRequest {
  const limits = { cpuMs: 3000, memoryMb: 256 };
  return { language: 'python', program, setup: '', tests, entryPoint: 'f', limits, allTests: false, ...more };
}

/** Runs a program against tests written as people write them. */
export async function judge(
  sandbox: Sandbox,
  program: string,
  code: string,
  more: Partial<ExecutionRequest> = {},
): Promise<CodeExecution> {
  const [split] = await sandbox.reader.splitTests([{ code, entryPoint: null }]);
  if (!split?.ok) throw new Error(`Expected tests that can be read, found ${code}`);
  return sandbox.execute(requestFor(program, split.tests, { entryPoint: split.entryPoint ?? '', ...more }));
}
