import { openLocalSandbox } from '../local.ts';
import { type Finding, ill, messageOf, well } from './finding.ts';

const program = 'def double(x):\n    return x * 2\n';

/** A program that must pass runs, and one that never ends is ended. */
export async function checkSandbox(): Promise<Finding> {
  try {
    const sandbox = await openLocalSandbox(1);
    try {
      const right = await sandbox.execute(request(program));
      const looping = await sandbox.execute(request('def double(x):\n    while True: pass\n'));
      if (right.status !== 'passed' || looping.status !== 'timeout') {
        const found = `a right program came back ${right.status}, one that never ends ${looping.status}`;
        return ill('sandbox', found, 'report it with the output of this command');
      }
      return well('sandbox', `${right.runtime}, rung ${sandbox.rung}`);
    } finally {
      await sandbox.close();
    }
  } catch (error) {
    return ill('sandbox', messageOf(error), 'run `npm install` again; the sandbox needs isolated-vm and pyodide');
  }
}

function request(source: string) {
  return {
    language: 'python',
    program: source,
    setup: '',
    tests: [{ kind: 'value', call: 'double(2)', expected: '4', value: { t: 'int', v: '4' } }],
    entryPoint: 'double',
    limits: { cpuMs: 500, memoryMb: 256 },
    allTests: false,
  } as const satisfies Parameters<Awaited<ReturnType<typeof openLocalSandbox>>['execute']>[0];
}
