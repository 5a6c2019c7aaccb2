import type { TaskTest } from '../../domain/task.ts';
import { openSandbox } from '../../sandbox/open.ts';
import type { Sandbox } from '../../sandbox/port.ts';
import { cacheFolder } from '../../temporal-config/server/cache.ts';
import type { Pass } from './figures.ts';
import { followMemory } from './memory.ts';
import { followTime } from './processor.ts';
import type { BenchProgram } from './programs.ts';
import type { Subject } from './subject.ts';

/**
 * Programs for each worker that are run before the clock starts, as the others' start is not counted either: by then the
 * spare slot stands, too, whose start takes as long as a hundred programs.
 */
const warmUp = 80;

/** This sandbox, with all that protects the machine and the verdict from a program. */
export const ourSandbox = (python: 'wasm' | 'native'): Subject => ({
  name: `persd (${python})`,
  run: async (programs, workers, limitSeconds) => {
    const sandbox = await openSandbox({ cache: cacheFolder(), slots: workers });
    try {
      const tests = await split(sandbox, programs);
      const runAt = (index: number): Promise<boolean> =>
        runOne(sandbox, python, programs[index], tests[index], limitSeconds);
      await inLanes(workers, Math.min(warmUp * workers, programs.length), runAt);
      const highest = followMemory(process.pid);
      const spent = followTime(process.pid);
      const pass = await inLanes(workers, programs.length, runAt);
      return { ...pass, cpuMs: spent(), memoryMb: highest() };
    } finally {
      await sandbox.close();
    }
  },
});

/** Tests are split when a task is read, once for all its programs: that is not part of running one. */
async function split(sandbox: Sandbox, programs: BenchProgram[]): Promise<TaskTest[][]> {
  const sources = programs.map((program) => ({
    code: program.test,
    entryPoint: program.entry_point,
    setup: program.setup,
  }));
  const answers = await sandbox.reader.splitTests(sources);
  return answers.map((answer) => (answer.ok ? answer.tests : []));
}

async function runOne(
  sandbox: Sandbox,
  python: 'wasm' | 'native',
  program: BenchProgram | undefined,
  tests: TaskTest[] | undefined,
  limitSeconds: number,
): Promise<boolean> {
  if (!program || !tests) throw new Error('Expected a program and its tests, found an index beyond them.');
  const { status } = await sandbox.execute({
    language: 'python',
    python,
    program: program.prompt + program.completion,
    setup: program.setup,
    tests,
    entryPoint: program.entry_point,
    limits: { cpuMs: limitSeconds * 1000, memoryMb: 256 },
    allTests: false,
  });
  return status === 'passed' && tests.length > 0;
}

/** Does a thing for every index, so many at once, and times each: the next begins when one has ended. */
async function inLanes(
  lanes: number,
  count: number,
  runAt: (index: number) => Promise<boolean>,
): Promise<Pick<Pass, 'seconds' | 'runs'>> {
  const runs: Pass['runs'] = [];
  const start = performance.now();
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) {
      const began = performance.now();
      const passed = await runAt(index);
      runs[index] = { passed, ms: performance.now() - began };
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return { seconds: (performance.now() - start) / 1000, runs };
}
