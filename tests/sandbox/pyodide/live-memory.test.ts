import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { noJail } from '../../../sandbox/jail/jail.ts';
import { launch } from '../../../sandbox/pyodide/launch.ts';
import { obtainSnapshot } from '../../../sandbox/pyodide/snapshot.ts';
import { type Slot, startSlot } from '../../../sandbox/slots/slot.ts';
import { cache } from '../support.ts';

const pageBytes = 65_536;
/** So much that a memory which grew as far as it may is still put back. */
const limitBytes = 2 ** 30;

/** Programs, and how many pages each writes at least. */
const poisons: [title: string, program: string, pages: number][] = [
  [
    'fills all the memory that it gets, and its stack',
    `
def deep(n):
    here = [n] * 40
    return deep(n - 1) if n else here
def f(x):
    deep(900)
    held = []
    try:
        while True:
            held.append(bytearray(b'\\xa5') * 1_000_000)
    except MemoryError:
        return len(held)
`,
    1000,
  ],
  [
    'changes every module and class of the library that it can reach',
    `
import sys
def f(x):
    # Some are doors to JavaScript, which would be touched.
    doors = ('js', 'pyodide', 'pyodide_js', '_pyodide', '_pyodide_core')
    for module in [one for name, one in sys.modules.items() if name.split('.')[0] not in doors]:
        for name, held in list(vars(module).items()):
            setattr(module, 'left_' + name, [name] * 8)
            if isinstance(held, type):
                try:
                    held.left = 'left'
                except TypeError:
                    pass
    sys.setrecursionlimit(300)
    return 1
`,
    50,
  ],
];

let slot: Slot;

beforeAll(async () => {
  // Without a jail, which would keep its memory from this process.
  slot = await startSlot(launch('serve', await obtainSnapshot(cache))(256), noJail);
}, 120_000);
afterAll(() => slot.kill());

interface Stretch {
  start: number;
  end: number;
}

/** Where the interpreter's memory lies: what can be written ahead of the longest stretch that nobody may touch. */
function placeOfMemory(pid: number): Stretch {
  const lines = [...readFileSync(`/proc/${pid}/maps`, 'utf8').matchAll(/^(\w+)-(\w+) (....)/gm)];
  const stretches = lines.map(([, start = '', end = '', rights = '']) => ({
    start: Number.parseInt(start, 16),
    end: Number.parseInt(end, 16),
    rights,
  }));
  const guards = stretches
    .filter(({ rights }) => rights === '---p')
    .toSorted((one, other) => lengthOf(other) - lengthOf(one));
  const before = stretches.filter(
    ({ rights, end }) => rights.startsWith('rw') && guards.slice(0, 4).some(({ start }) => start === end),
  );
  const [memory] = before.toSorted((one, other) => lengthOf(other) - lengthOf(one));
  if (memory === undefined) throw new Error('Expected the memory of an interpreter, found none.');
  return memory;
}

const lengthOf = ({ start, end }: Stretch): number => end - start;

function memoryOf(pid: number): Buffer {
  const { start, end } = placeOfMemory(pid);
  const file = openSync(`/proc/${pid}/mem`, 'r');
  const bytes = Buffer.alloc(end - start);
  try {
    for (let at = 0; at < bytes.length; )
      at += readSync(file, bytes, at, Math.min(2 ** 24, bytes.length - at), start + at);
  } finally {
    closeSync(file);
  }
  return bytes;
}

/** Numbers of the pages that differ; a memory that is shorter ends in zeros. */
function differing(one: Buffer, other: Buffer): number[] {
  const pages = Array.from({ length: Math.max(one.length, other.length) / pageBytes }, (_, page) => page);
  const empty = Buffer.alloc(pageBytes);
  const pageOf = (memory: Buffer, page: number): Buffer =>
    page * pageBytes < memory.length ? memory.subarray(page * pageBytes, (page + 1) * pageBytes) : empty;
  return pages.filter((page) => !pageOf(one, page).equals(pageOf(other, page)));
}

/** Loads a program and asks for its function's value. */
async function run(program: string): Promise<void> {
  const load = { kind: 'load', program, setup: '', entryPoint: 'f' };
  expect(await slot.ask(JSON.stringify(load), limitBytes)).toMatchObject({ ending: 'answered' });
  await slot.ask(JSON.stringify({ kind: 'value', call: 'f(1)' }), limitBytes);
}

/** Bytes for which the kernel has memory, of all that lies from there on in one piece. */
function residentAt(pid: number, { start }: Stretch): number {
  const parts = readFileSync(`/proc/${pid}/smaps`, 'utf8').split(/^(?=\w+-\w+ )/m);
  const part = parts.find((lines) => Number.parseInt(lines, 16) === start);
  return Number(part?.match(/^Rss: +(\d+) kB$/m)?.[1]) * 1024;
}

test('what is empty in an interpreter costs no memory, and no reset makes it', async () => {
  const place = placeOfMemory(slot.pid);
  await run('def f(x):\n    return x\n');
  expect(await slot.reset()).toBe(true);
  expect(residentAt(slot.pid, place)).toBeGreaterThan(10 * 2 ** 20);
  // A kernel that gives two mebibytes at once gives a little more than is filled.
  expect(residentAt(slot.pid, place)).toBeLessThan(0.8 * lengthOf(place));
});

test.each(poisons)(
  'after a program that %s, a reset leaves every page of the memory as it was',
  { timeout: 120_000 },
  async (_title, poison, touched) => {
    const pristine = memoryOf(slot.pid);
    expect(pristine.length).toBeGreaterThan(20 * 2 ** 20);
    await run(poison);
    expect(differing(pristine, memoryOf(slot.pid)).length).toBeGreaterThan(touched);
    expect(await slot.reset()).toBe(true);
    expect(differing(pristine, memoryOf(slot.pid))).toEqual([]);
  },
);
