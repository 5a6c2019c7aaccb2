import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { type Slot, SlotGone, startSlot } from '../../../sandbox/slots/slot.ts';
import { type Jail, noJail } from '../../../sandbox/jail/jail.ts';
import { launch } from '../../../sandbox/pyodide/launch.ts';
import { obtainSnapshot } from '../../../sandbox/pyodide/snapshot.ts';
import { cache } from '../support.ts';

let snapshot: string;
let slot: Slot | null = null;

beforeAll(async () => {
  snapshot = await obtainSnapshot(cache);
});
afterEach(async () => {
  await slot?.kill();
  slot = null;
});

const load = (program: string): string => JSON.stringify({ kind: 'load', program, setup: '', entryPoint: '' });

const moduleText = (name: string): string => JSON.stringify(import.meta.resolve(`../../../sandbox/${name}.ts`));

/** A process that is dead and not yet reaped by whoever inherited it does not count. */
function isAlive(pid: number): boolean {
  try {
    return !/\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

test('a slot that is killed in the middle of a program says that it is gone', async () => {
  slot = await startSlot(launch('serve', snapshot)(256), noJail);
  const answer = slot.ask(load('while True: pass'), 1 << 28);
  await Promise.all([expect(answer).rejects.toThrow(SlotGone), slot.kill()]);
  expect(existsSync(`/proc/${slot.pid}`)).toBe(false);
  await expect(slot.ask(load('1'), 1 << 28)).rejects.toThrow(SlotGone);
});

test('a slot whose snapshot is missing says why it does not start', async () => {
  await expect(startSlot(launch('serve', '/nowhere')(256), noJail)).rejects.toThrow(/ENOENT/);
});

test('a slot has nothing of the environment around it', async () => {
  process.env['PERSD_TEST_SECRET'] = 'canary';
  slot = await startSlot(launch('serve', snapshot)(256), noJail);
  expect(readFileSync(`/proc/${slot.pid}/environ`, 'utf8')).toBe('');
  delete process.env['PERSD_TEST_SECRET'];
});

/** The interpreter as a grandchild, as jails have it. */
const wrapper: Jail = {
  ...noJail,
  enclose: (process) => {
    const { command, arguments: args, ...rest } = noJail.enclose(process);
    // A shell gives what it starts in the background no input of its own.
    return { ...rest, command: 'sh', arguments: ['-c', 'exec 3<&0; "$@" <&3 & wait', 'sh', command, ...args] };
  },
};

test("a wrapped slot's time is that of the interpreter in it, and its end too", async () => {
  slot = await startSlot(launch('serve', snapshot)(256), wrapper);
  const family = (slot.clock.read(), slot.clock.members());
  expect(family.length).toBeGreaterThan(1);
  const before = slot.clock.read()?.cpuMs ?? 0;
  const ended = expect(slot.ask(load('while True: pass'), 1 << 28)).rejects.toThrow(SlotGone);
  await expect.poll(() => (slot?.clock.read()?.cpuMs ?? 0) - before).toBeGreaterThan(100);
  await Promise.all([slot.kill(), ended]);
  expect(family.filter(isAlive)).toEqual([]);
});

test('a slot dies with its parent, though its program never ends', async () => {
  const script = `
    import { noJail } from ${moduleText('jail/jail')};
    import { launch } from ${moduleText('pyodide/launch')};
    import { startSlot } from ${moduleText('slots/slot')};
    const slot = await startSlot(launch('serve', ${JSON.stringify(snapshot)})(256), noJail);
    slot.ask(${JSON.stringify(load('while True: pass'))}, 1 << 28).catch(() => {});
    console.log(slot.pid);`;
  const parent = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(parent.stdout, 'data');
  const pid = Number(String(line));
  expect(existsSync(`/proc/${pid}`)).toBe(true);
  parent.kill('SIGKILL');
  await expect.poll(() => isAlive(pid), { timeout: 20_000 }).toBe(false);
});
