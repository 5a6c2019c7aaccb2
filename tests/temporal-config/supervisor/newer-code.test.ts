// Two states of the code meet in one home: a clone's supervisor runs there, in the background, and other code comes.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { codeHash } from '../../../temporal-config/code-hash.ts';
import { endProcess, isAlive, whenGone } from '../../../temporal-config/process.ts';
import { connectSupervisor } from '../../../temporal-config/supervisor/control.ts';
import { cloneSources } from '../../support/clone.ts';
import { temporaryHome } from '../../support/temporary-home.ts';
import { SupervisedHome } from './supervised-home.ts';

const patience = { timeout: 20_000 };

it('replaces a supervisor of other code, unless it is told not to', async () => {
  const home = new SupervisedHome();
  const others = cloneSources(temporaryHome());
  writeFileSync(join(others, 'models', 'another.ts'), 'export {};\n');
  await home.heldBy(join(others, 'tests/temporal-config/supervisor'));
  const other = home.process('supervisor');
  await expect(home.hold({ replace: false })).rejects.toThrow('has taken this home over, and goes on with its runs');
  expect(isAlive(other)).toBe(true);

  const said: string[] = [];
  const ours = await home.hold({ say: (note) => said.push(note) });
  expect(isAlive(other)).toBe(false);
  expect(said).toContain('Waiting for the supervisor before this one to end');
  await expect.poll(async () => (await ours.state()).roles.every(({ ready }) => ready), patience).toBe(true);
});

it('makes room for a supervisor of newer code when a role dies after the sources have changed', async () => {
  const home = new SupervisedHome();
  const clone = cloneSources(temporaryHome());
  await home.heldBy(join(clone, 'tests/temporal-config/supervisor'));
  await expect.poll(() => home.processes()['sandbox'], patience).toBeDefined();
  const before = home.process('supervisor');
  writeFileSync(join(clone, 'models', 'another.ts'), 'export {};\n');
  process.kill(home.process('sandbox').pid, 'SIGKILL');
  expect(await whenGone(before, 20_000)).toBe(true);
  // Its file is there before it listens.
  const helloOf = async () => (await connectSupervisor(home.path))?.ask('hello', {});
  await expect.poll(async () => (await helloOf())?.codeHash, patience).toBe(codeHash(clone));
  await endProcess(home.process('supervisor'), 20_000);
});
