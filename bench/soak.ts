/**
 * Whether the sandbox stays as it is: thousands of runs in a row, of which some kill their slot from inside.
 * `npm run bench:soak -- [--guest wasm|native|javascript] [--runs 20000] [--share 0.02] [--window 1000]`
 */
import { readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openSandbox } from '../sandbox/open.ts';
import type { ExecutionRequest } from '../sandbox/port.ts';
import { cacheFolder } from '../temporal-config/server/cache.ts';
import { followMemory } from './sandbox/memory.ts';

const { values } = parseArgs({
  options: {
    guest: { type: 'string', default: 'wasm' },
    runs: { type: 'string', default: '20000' },
    share: { type: 'string', default: '0.02' },
    window: { type: 'string', default: '1000' },
  },
});
const [runs, share, size] = [Number(values.runs), Number(values.share), Number(values.window)];

interface Guest {
  means: Pick<ExecutionRequest, 'language' | 'python'>;
  right: string;
  ruins: string[];
}

const pythonRight = 'def f(count):\n    return sum(number * number for number in range(count))\n';
const endless = 'while True: pass';

const guests: Record<string, Guest> = {
  wasm: {
    means: { language: 'python' },
    right: pythonRight,
    ruins: ['import os\nos._exit(0)', 'import js', 'import os\nos.abort()', endless],
  },
  native: {
    means: { language: 'python', python: 'native' },
    right: pythonRight,
    ruins: ['import os\nos._exit(0)', 'import os\nos.abort()', 'import os\nos.close(0)\nos.closerange(3, 99)', endless],
  },
  javascript: {
    means: { language: 'javascript' },
    right: 'const f = (count) => { let sum = 0; for (let at = 0; at < count; at += 1) sum += at * at; return sum; };',
    ruins: ['const kept = []; for (;;) kept.push(new Array(1e6).fill(1.5));', 'for (;;) {}'],
  },
};
const guest = guests[values.guest];
if (!guest) throw new Error(`Expected --guest ${Object.keys(guests).join(', ')}, found ${values.guest}; correct it.`);
const { means, right, ruins } = guest;

const request = (program: string): ExecutionRequest => ({
  ...means,
  program,
  setup: '',
  tests: [
    {
      kind: 'value',
      call: 'f(100)',
      expected: '328350',
      value: { t: means.language === 'python' ? 'int' : 'number', v: '328350' },
    },
  ],
  entryPoint: 'f',
  limits: { cpuMs: 500, memoryMb: 256 },
  allTests: false,
});

const row = (cells: (string | number)[]): void => console.log(cells.map((cell) => String(cell).padStart(12)).join(''));

const sandbox = await openSandbox({ cache: cacheFolder(), slots: 1 });
row(['runs', 'ruined', 'p50 ms', 'p99 ms', 'MB', 'files', 'wrong']);
for (let done = 0; done < runs; done += size) {
  const times: number[] = [];
  const highest = followMemory(process.pid);
  let [ruined, wrong] = [0, 0];
  for (let turn = 0; turn < size; turn += 1) {
    if (Math.random() < share) {
      const { status } = await sandbox.execute(request(ruins[ruined % ruins.length] ?? ''));
      ruined += 1;
      if (status === 'passed') wrong += 1;
    }
    const start = performance.now();
    const { status } = await sandbox.execute(request(right));
    times.push(performance.now() - start);
    if (status !== 'passed') wrong += 1;
  }
  const sorted = times.toSorted((one, other) => one - other);
  const [p50 = 0, p99 = 0] = [sorted[Math.floor(size / 2)], sorted[Math.floor(size * 0.99)]];
  const files = readdirSync('/proc/self/fd').length;
  row([done + size, ruined, p50.toFixed(1), p99.toFixed(1), Math.round(highest()), files, wrong]);
}
await sandbox.close();
