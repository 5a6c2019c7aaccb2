import type { CodeExecution } from '../../../domain/execution.ts';
import type { Language } from '../../../domain/task.ts';
import type { ExecutionRequest, Sandbox } from '../../../sandbox/port.ts';
import { requestFor } from '../support.ts';

/** Runs a program against tests written as people write them. */
export async function judge(
  sandbox: Sandbox,
  program: string,
  code: string,
  more: Partial<ExecutionRequest> = {},
): Promise<CodeExecution> {
  const language: Language = more.language ?? 'javascript';
  const [split] = await sandbox.reader.splitTests([{ code, entryPoint: null, language }]);
  if (!split?.ok) throw new Error(`Expected tests that can be read, found ${split?.message}`);
  return sandbox.execute(requestFor(program, split.tests, { entryPoint: '', ...more, language }));
}

/** Runs a program against one test that is asked as code. */
export function judgeCode(sandbox: Sandbox, program: string, code: string): Promise<CodeExecution> {
  const tests = [{ kind: 'code' as const, code }];
  return sandbox.execute(requestFor(program, tests, { entryPoint: '', language: 'javascript' }));
}
