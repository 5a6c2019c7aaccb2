import { requestOf } from '../../../client/execute/submission.ts';
import type { CodeExecution } from '../../../domain/execution.ts';
import type { Language } from '../../../domain/task.ts';
import { type ExecutionLimits, type Sandbox, SandboxFailure } from '../../../sandbox/port.ts';

export interface Judged {
  id: string;
  language: Language;
  program: string;
  /** As people write them: each a source of its own. */
  tests: string[];
  /** Where Python runs; in WebAssembly unless it is said. */
  python?: 'wasm' | 'native';
}

const usual = { cpuMs: 3000, memoryMb: 256 };

/** The verdict on a program whose tests are read as a task's are. */
export async function verdictOf(
  sandbox: Sandbox,
  { id, language, program, tests, python = 'wasm' }: Judged,
  limits: ExecutionLimits = usual,
): Promise<CodeExecution> {
  const codes = tests.map((code) => ({ kind: 'code', code }) as const);
  const submission = { id, language, program, tests: codes, group: null, setup: '', entryPoint: null, limits };
  const request = await requestOf(submission, { file: id, unit: 'row', number: 1 }, sandbox.reader, {
    allTests: false,
    python,
  });
  if (typeof request === 'string') throw new Error(`Expected tests that can be read, found ${request}`);
  return sandbox.execute(request);
}

/** Which languages run here; a guest that is not there must be said, never be passed over. */
export async function languagesOf(sandbox: Sandbox, languages: Language[]): Promise<Language[]> {
  const runs = languages.map(async (language) => {
    const request = { language, program: '', setup: '', tests: [], entryPoint: '', limits: usual, allTests: false };
    return sandbox.execute(request).then(
      () => [language],
      (error: unknown) => {
        if (error instanceof SandboxFailure && /language/.test(error.message)) return [];
        throw error;
      },
    );
  });
  return (await Promise.all(runs)).flat();
}
