import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { type Slot, SlotGone, startSlot } from '../../../sandbox/slots/slot.ts';
import { noJail } from '../../../sandbox/jail/jail.ts';
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
