import { openLocalSandbox } from '../local.ts';
import { type Finding, ill, messageOf, well } from './finding.ts';

const program = 'def double(x):\n    return x * 2\n';

/** A program that must pass runs, and one that never ends is ended. */
export async function checkSandbox(python: 'wasm' | 'native' = 'wasm'): Promise<Finding> {
  const check = python === 'wasm' ? 'sandbox' : 'native Python';
  try {
    const sandbox = await openLocalSandbox(1);
    try {
      const right = await sandbox.execute(request(program, python));
      const looping = await sandbox.execute(request('def double(x):\n    while True: pass\n', python));
      if (right.status !== 'passed' || looping.status !== 'timeout') {
        const found = `a right program came back ${right.status}, one that never ends ${looping.status}`;
        return ill(check, found, 'report it with the output of this command');
      }
      return well(check, `${right.runtime}, rung ${sandbox.rung}`);
    } finally {
      await sandbox.close();
    }
  } catch (error) {
    const mend =
      python === 'wasm'
        ? 'run `npm install` again; the sandbox needs isolated-vm and pyodide'
        : 'write sandbox: { python: wasm } in the plan, or mend what it says';
    return ill(check, messageOf(error), mend);
  }
}

function request(source: string, python: 'wasm' | 'native') {
  return {
    language: 'python',
    python,
    program: source,
    setup: '',
    tests: [{ kind: 'value', call: 'double(2)', expected: '4', value: { t: 'int', v: '4' } }],
    entryPoint: 'double',
    limits: { cpuMs: 500, memoryMb: 256 },
    allTests: false,
  } as const satisfies Parameters<Awaited<ReturnType<typeof openLocalSandbox>>['execute']>[0];
}
