import type { CodeExecution } from '../../../../domain/execution.ts';
import type { ExecutionRequest, Sandbox } from '../../../../sandbox/port.ts';
import { requestFor } from '../../support.ts';

/** Runs one test of code in an isolate of its own. */
export function apart(
  sandbox: Sandbox,
  program: string,
  code: string,
  more: Partial<ExecutionRequest> = {},
): Promise<CodeExecution> {
  return sandbox.execute(requestFor(program, [{ kind: 'code', code }], { language: 'javascript', ...more }));
}
