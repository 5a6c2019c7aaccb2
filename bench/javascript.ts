/**
 * Our JavaScript solutions to published tasks, right and broken, by this sandbox, by value and in two isolates, and by a fresh `node` process each, in turns.
 * `PERSD_DATA=... node --no-node-snapshot bench/javascript.ts`.
 */
import { parseArgs } from 'node:util';
import { openSandbox } from '../sandbox/open.ts';
import type { ExecutionRequest } from '../sandbox/port.ts';
import { readSettings } from '../settings.ts';
import { passesInNode, readSolved } from '../tests/sandbox/javascript/solved.ts';

interface Work {
  program: string;
  code: string;
  request: ExecutionRequest;
}

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '3' }, slots: { type: 'string', default: '1' } },
});
const rounds = Number(values.rounds);
const sandbox = await openSandbox({ cache: readSettings().home, slots: Number(values.slots) });
const solved = readSolved(process.env['PERSD_DATA'] ?? '');

const split = await sandbox.reader.splitTests(
  solved.map(({ tests }) => ({ code: tests, entryPoint: null, language: 'javascript' as const })),
);
const work = solved.flatMap(({ right, wrong, tests: code }, index): Work[] => {
  const read = split[index];
  const tests = read?.ok ? read.tests : [];
  const limits = { cpuMs: 3000, memoryMb: 256 };
  const common = { language: 'javascript' as const, setup: '', tests, entryPoint: '', limits, allTests: false };
  return [right, wrong].map((program) => ({ program, code, request: { ...common, program } }));
});

/** Runs all programs once; milliseconds of each, and how many passed. */
async function measure(
  passes: (one: Work) => boolean | Promise<boolean>,
): Promise<{ times: number[]; passed: number }> {
  const times: number[] = [];
  let passed = 0;
  for (const one of work) {
    const start = performance.now();
    if (await passes(one)) passed += 1;
    times.push(performance.now() - start);
  }
  return { times, passed };
}

const apart = async ({ code, request }: Work): Promise<boolean> =>
  (await sandbox.execute({ ...request, tests: [{ kind: 'code', code }] })).status === 'passed';
const bySandbox = async ({ request }: Work): Promise<boolean> => (await sandbox.execute(request)).status === 'passed';
const byNode = ({ program, code }: Work): boolean => passesInNode(program, code);

function line(name: string, measured: { times: number[]; passed: number }[]): string {
  const times = measured.flatMap((round) => round.times).sort((one, other) => one - other);
  const total = times.reduce((sum, time) => sum + time, 0);
  const at = (share: number): string => `${(times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(1)} ms`;
  const rate = ((1000 * times.length) / total).toFixed(1);
  return `${name}: ${rate} a second, p50 ${at(0.5)}, p99 ${at(0.99)}; ${measured.map(({ passed }) => passed).join(', ')} of ${work.length} passed`;
}

await measure(bySandbox);
await measure(apart);
const [ours, inTwo, theirs]: { times: number[]; passed: number }[][] = [[], [], []];
for (let round = 0; round < rounds; round += 1) {
  ours?.push(await measure(bySandbox));
  inTwo?.push(await measure(apart));
  theirs?.push(await measure(byNode));
}
process.stdout.write(
  `${line(`sandbox (${sandbox.rung})`, ours ?? [])}\n${line('the same, tests in an isolate of their own', inTwo ?? [])}\n${line('a fresh node process each', theirs ?? [])}\n`,
);
await sandbox.close();
