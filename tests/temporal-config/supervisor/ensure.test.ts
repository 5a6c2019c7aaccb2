// A real supervisor with a real server in the background; stand-ins for its workers.
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { openStore } from '../../../store/open.ts';
import { isAlive, whenGone } from '../../../temporal-config/process.ts';
import { serverBinary } from '../../../temporal-config/server/binary.ts';
import { isHealthy } from '../../../temporal-config/server/health.ts';
import { startServer } from '../../../temporal-config/server/server.ts';
import type { Supervised } from '../../../temporal-config/supervisor/ensure.ts';
import { temporaryHome } from '../../support/temporary-home.ts';
import { newRun } from '../../store/samples.ts';
import { SupervisedHome } from './supervised-home.ts';

const patience = { timeout: 20_000 };

async function whenReady(supervised: Supervised): Promise<void> {
  await expect
    .poll(async () => (await supervised.state()).roles.map(({ ready }) => ready), patience)
    .toEqual([true, true, true]);
}

it('starts a supervisor whose server answers and whose roles poll, and ends them all with its last lease', async () => {
  const home = new SupervisedHome();
  const supervised = await home.hold();
  await whenReady(supervised);
  expect(await isHealthy(supervised.temporal.address, supervised.temporal.namespace)).toBe(true);
  expect(supervised.temporal.place).toEqual({ home: null, attributes: true });
  expect(statSync(join(home.path, 'supervisor.sock')).mode & 0o777).toBe(0o600);

  const processes = Object.values(home.processes());
  expect(processes).toHaveLength(5);
  supervised.release();
  for (const known of processes) expect(await whenGone(known, 20_000)).toBe(true);
  expect(existsSync(join(home.path, 'supervisor.sock'))).toBe(false);
});

it('tells each role where the server is, and keeps keys of the environment from all of them', async () => {
  vi.stubEnv('STUDENT_API_KEY', 'secret');
  const home = new SupervisedHome();
  const supervised = await home.hold();
  await whenReady(supervised);
  for (const role of ['orchestration', 'models', 'sandbox']) {
    const started = JSON.parse(home.read(`${role}.started`)) as Record<string, unknown>;
    expect(started).toMatchObject({ role, address: supervised.temporal.address, namespace: 'persd' });
    expect(started['environment']).toContain('PERSD_HOME');
    expect(started['environment']).not.toContain('STUDENT_API_KEY');
  }
  vi.unstubAllEnvs();
});

it('starts a role again that was killed, and hands keys to the models role alone, each time', async () => {
  const home = new SupervisedHome();
  const supervised = await home.hold();
  await whenReady(supervised);
  await supervised.sendKeys({ STUDENT_API_KEY: 'one' });
  await expect.poll(() => home.read('models.told'), patience).toContain('"STUDENT_API_KEY":"one"');

  writeFileSync(join(home.path, 'models.told'), '');
  process.kill(home.process('models').pid, 'SIGKILL');
  await expect.poll(() => home.read('models.told'), patience).toContain('"STUDENT_API_KEY":"one"');
  expect(home.read('sandbox.told') + home.read('orchestration.told')).toBe('');
  expect((await supervised.state()).roles.map(({ restarts }) => restarts)).toEqual([0, 1, 0]);
});

it('starts a server again that was killed, under the same address', async () => {
  const home = new SupervisedHome();
  const { temporal } = await home.hold();
  const { pid } = home.process('server');
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => home.processes()['server']?.pid ?? pid, patience).not.toBe(pid);
  await expect.poll(() => isHealthy(temporal.address, temporal.namespace), patience).toBe(true);
});

it('is shared by commands that start together, and stays until the last one lets go', async () => {
  const home = new SupervisedHome();
  const [one, other] = await Promise.all([home.hold(), home.hold()]);
  const supervisor = home.process('supervisor');
  expect(one.temporal).toEqual(other.temporal);
  one.release();
  await expect.poll(async () => (await other.state()).leases, patience).toBe(1);
  expect(isAlive(supervisor)).toBe(true);
  other.release();
  expect(await whenGone(supervisor, 20_000)).toBe(true);
});

it('ends when the command that held it was killed with -9', async () => {
  const home = new SupervisedHome();
  const holder = await home.heldBy(import.meta.dirname);
  const supervisor = home.process('supervisor');
  holder.kill('SIGKILL');
  expect(await whenGone(supervisor, 20_000)).toBe(true);
});

it('recovers from the kill -9 of a supervisor: the rest dies, and the next command starts anew under the same address', async () => {
  const home = new SupervisedHome();
  const before = await home.hold();
  await whenReady(before);
  const { supervisor, ...rest } = home.processes();
  if (supervisor !== undefined) process.kill(supervisor.pid, 'SIGKILL');
  await before.ended;
  const after = await home.hold();
  for (const known of Object.values(rest)) expect(await whenGone(known, 20_000)).toBe(true);
  await whenReady(after);
  expect(after.temporal).toEqual(before.temporal);
});

it('starts another supervisor when one was killed before it answered', async () => {
  const home = new SupervisedHome();
  const entry = join(import.meta.dirname, 'killed-once-supervise.ts');
  const said: string[] = [];
  await whenReady(await home.hold({ entry, say: (note) => said.push(note) }));
  expect(said).toContain('The supervisor was gone before it answered; starting it again');
});

it('waits for calls in flight before it ends, and no longer once somebody wants it anew', async () => {
  const home = new SupervisedHome();
  const before = await home.hold();
  await whenReady(before);
  const [supervisor, models, sandbox] = [home.process('supervisor'), home.process('models'), home.process('sandbox')];
  writeFileSync(join(home.path, 'busy'), '');
  before.release();
  expect(await whenGone(sandbox, 20_000)).toBe(true);
  expect(isAlive(supervisor)).toBe(true);

  const after = await home.hold();
  await whenReady(after);
  expect(isAlive(supervisor)).toBe(false);
  expect(isAlive(models)).toBe(true);
  expect((await after.state()).roles.find(({ role }) => role === 'models')?.pid).not.toBe(models.pid);
});

it('stays for a detached run until that is at rest', async () => {
  const home = new SupervisedHome();
  const store = await openStore(home.path);
  onTestFinished(() => store.close());
  await store.runs.create(newRun('long', 4));
  await store.runs.update('long', { detached: true });
  const supervised = await home.hold();
  await whenReady(supervised);
  const supervisor = home.process('supervisor');
  supervised.release();
  expect(await whenGone(supervisor, 3_000)).toBe(false);
  await store.runs.update('long', { state: 'paused' });
  expect(await whenGone(supervisor, 20_000)).toBe(true);
});

it('uses a server of the user’s own under the home’s id, and leaves that server alone', async () => {
  const server = await startServer(temporaryHome(), await serverBinary());
  onTestFinished(() => server.stop());
  vi.stubEnv('TEMPORAL_ADDRESS', server.address);
  vi.stubEnv('TEMPORAL_NAMESPACE', server.namespace);
  onTestFinished(() => void vi.unstubAllEnvs());
  const home = new SupervisedHome();
  const supervised = await home.hold();
  await whenReady(supervised);
  const store = await openStore(home.path);
  onTestFinished(() => store.close());
  expect(supervised.temporal).toEqual({
    address: server.address,
    namespace: 'persd',
    ui: null,
    place: { home: store.home, attributes: true },
  });
  const supervisor = home.process('supervisor');
  expect(Object.keys(home.processes()).sort()).toEqual(['models', 'orchestration', 'sandbox', 'supervisor']);
  supervised.release();
  expect(await whenGone(supervisor, 20_000)).toBe(true);
  expect(await isHealthy(server.address, 'persd')).toBe(true);
});

it('says in a sentence why it cannot start, and ends', async () => {
  vi.stubEnv('TEMPORAL_CLI_PATH', '/nowhere/temporal');
  const home = new SupervisedHome();
  await expect(home.hold()).rejects.toThrow('/nowhere/temporal does not run as one');
  vi.unstubAllEnvs();
  expect(await whenGone(home.process('supervisor'), 20_000)).toBe(true);
});

it('works in a home whose path is too long for a socket', async () => {
  const path = join(temporaryHome(), 'a-long-name'.repeat(10));
  mkdirSync(path);
  const home = new SupervisedHome(path);
  const supervised = await home.hold();
  expect((await supervised.state()).phase).toBe('running');
  expect(existsSync(join(path, 'supervisor.sock'))).toBe(false);
});
