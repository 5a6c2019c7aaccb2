/**
 * What a small program waits while a hostile one runs beside it: medians of its wall time, alone and beside each, and their ratio.
 * Exit code 1 when one is over twice that of standing alone. `node bench/neighbour.ts [--runs 100] [--python wasm]`
 */
import { parseArgs } from 'node:util';
import { openSandbox } from '../sandbox/open.ts';
import type { ExecutionRequest, Sandbox } from '../sandbox/port.ts';
import { cacheFolder } from '../temporal-config/server/cache.ts';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '100' }, python: { type: 'string', default: 'wasm' } },
});
const runs = Number(values.runs);
const python = values.python === 'native' ? 'native' : 'wasm';
const bar = 2;

const hostile: [title: string, program: string][] = [
  ['never ends', 'def f(n):\n    while True: pass\n'],
  ['fills its memory', 'def f(n):\n    held = []\n    while True: held.append(bytearray(1 << 20))\n'],
  ['prints without end', 'def f(n):\n    while True: print("x" * 10_000)\n'],
  ['answers with a megabyte', 'def f(n):\n    return ["x" * 1_000] * 1_000\n'],
  ['ends its process', 'import os\nos._exit(0)\n'],
  [
    'writes files without end',
    'def f(n):\n    for i in range(10**9):\n        open(f"/tmp/{i}", "w").write("x" * 1000)\n',
  ],
];

const request = (program: string, cpuMs: number): ExecutionRequest => ({
  language: 'python',
  python,
  program,
  setup: '',
  tests: [{ kind: 'value', call: 'f(20000)', expected: '199990000', value: { t: 'int', v: '199990000' } }],
  entryPoint: 'f',
  limits: { cpuMs, memoryMb: 256 },
  allTests: false,
});

const small = request('def f(n):\n    return sum(range(n))\n', 3000);

/** Milliseconds of wall time, sorted, of the small program's runs, one after the other. */
async function waits(sandbox: Sandbox): Promise<number[]> {
  const took: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    const { status } = await sandbox.execute(small);
    if (status !== 'passed') throw new Error(`expected a neighbour that passes, found ${status}`);
    took.push(performance.now() - start);
  }
  return took.toSorted((one, other) => one - other);
}

/** The same while a hostile program is run again and again in another slot. */
async function waitsBeside(sandbox: Sandbox, program: string): Promise<number[]> {
  const end = new AbortController();
  const beside = (async () => {
    while (!end.signal.aborted) await sandbox.execute(request(program, 1000));
  })();
  try {
    return await waits(sandbox);
  } finally {
    end.abort();
    await beside;
  }
}

const at = (sorted: number[], share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0;
const row = (cells: string[]): void =>
  console.log(cells.map((cell, index) => cell.padEnd(index === 0 ? 36 : 10)).join(''));

const sandbox = await openSandbox({ cache: cacheFolder(), slots: 2 });
try {
  // Both slots are warm before anything is measured.
  await Promise.all([waits(sandbox), waits(sandbox)]);
  const alone = await waits(sandbox);
  row(['a neighbour', 'p50 ms', 'p99 ms', 'ratio']);
  row(['alone', at(alone, 0.5).toFixed(1), at(alone, 0.99).toFixed(1), '1.00']);
  for (const [title, program] of hostile) {
    const took = await waitsBeside(sandbox, program);
    const ratio = at(took, 0.5) / at(alone, 0.5);
    row([`one that ${title}`, at(took, 0.5).toFixed(1), at(took, 0.99).toFixed(1), ratio.toFixed(2)]);
    if (ratio > bar) process.exitCode = 1;
  }
} finally {
  await sandbox.close();
}
