/**
 * Whether a program's verdict depends on what else the machine does: sixteen copies of a program that needs 1.2 seconds of
 * processor time, under a limit of 3, with more and more of them at once and two busy processes beside them.
 * `npm run bench:copies -- [--python wasm|native] [--slots 1,2,4,8,16] [--copies 16] [--seconds 1.2] [--limit 3]`
 */
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import type { CodeExecution } from '../domain/execution.ts';
import { openSandbox } from '../sandbox/open.ts';
import type { Sandbox } from '../sandbox/port.ts';
import { cacheFolder } from '../temporal-config/server/cache.ts';

const { values } = parseArgs({
  options: {
    python: { type: 'string', default: 'wasm' },
    slots: { type: 'string', default: '1,2,4,8,16' },
    copies: { type: 'string', default: '16' },
    seconds: { type: 'string', default: '1.2' },
    limit: { type: 'string', default: '3' },
  },
});
const [copies, seconds, limit] = [values.copies, values.seconds, values.limit].map(Number);

function execute(sandbox: Sandbox, turns: number): Promise<CodeExecution> {
  return sandbox.execute({
    language: 'python',
    python: values.python === 'native' ? 'native' : 'wasm',
    program: `def f():\n    total = 0\n    for number in range(${turns}): total += 1\n    return total\n`,
    setup: '',
    tests: [{ kind: 'value', call: 'f()', expected: `${turns}`, value: { t: 'int', v: `${turns}` } }],
    entryPoint: 'f',
    limits: { cpuMs: (limit ?? 3) * 1000, memoryMb: 256 },
    allTests: false,
  });
}

/** So many turns of a loop take the seconds asked for. */
async function calibrate(sandbox: Sandbox): Promise<number> {
  const turns = 2_000_000;
  await execute(sandbox, turns);
  return Math.round((turns * (seconds ?? 1.2) * 1000) / (await execute(sandbox, turns)).cpuMs);
}

const first = await openSandbox({ cache: cacheFolder(), slots: 1 });
const turns = await calibrate(first);
await first.close();
console.log(['at once', 'passed', 'longest CPU ms', 'longest wall ms'].map((cell) => cell.padStart(16)).join(''));
for (const slots of values.slots.split(',').map(Number)) {
  const sandbox = await openSandbox({ cache: cacheFolder(), slots });
  const burners = [1, 2].map(() => spawn('sh', ['-c', 'while :; do :; done'], { stdio: 'ignore' }));
  const ran = await Promise.all(Array.from({ length: copies ?? 16 }, () => execute(sandbox, turns)));
  for (const burner of burners) burner.kill('SIGKILL');
  await sandbox.close();
  const passed = ran.filter(({ status }) => status === 'passed').length;
  const longest = [Math.max(...ran.map(({ cpuMs }) => cpuMs)), Math.max(...ran.map(({ wallMs }) => wallMs))];
  console.log([slots, `${passed} of ${ran.length}`, ...longest].map((cell) => String(cell).padStart(16)).join(''));
}
