// The real server, started, found again, and ended with whoever started it.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it, onTestFinished } from 'vitest';
import { isAlive, processOf, whenGone } from '../../../temporal-config/process.ts';
import { namespace, serverArguments } from '../../../temporal-config/server/arguments.ts';
import { type ServerBinary, serverBinary } from '../../../temporal-config/server/binary.ts';
import { guardName } from '../../../temporal-config/server/guard.ts';
import { isHealthy, whenHealthy } from '../../../temporal-config/server/health.ts';
import { freePorts } from '../../../temporal-config/server/ports.ts';
import { runningServers } from '../../../temporal-config/server/running.ts';
import { type Server, startServer } from '../../../temporal-config/server/server.ts';
import { temporaryHome } from '../../support/temporary-home.ts';

let binary: ServerBinary;

beforeAll(async () => {
  binary = await serverBinary();
});

async function started(home: string): Promise<Server> {
  const server = await startServer(home, binary);
  onTestFinished(() => server.stop());
  return server;
}

/** The pid of the process that guards a server. */
function guardOf(server: number): number {
  return Number(execFileSync('pgrep', ['-f', `${guardName} ${server}$`], { encoding: 'utf8' }));
}

/** A server whose starter died before it could set a guard. */
async function unguarded(home: string): Promise<number> {
  const ports = await freePorts(null);
  mkdirSync(join(home, 'temporal'));
  const database = join(home, 'temporal', `${binary.version}.db`);
  const child = spawn(binary.path, serverArguments(database, ports), { detached: true, stdio: 'ignore' });
  onTestFinished(() => void child.kill('SIGKILL'));
  await whenHealthy(`127.0.0.1:${ports.grpc}`, namespace, 30_000, () => child.exitCode !== null);
  return child.pid ?? 0;
}

it('answers on this machine, guarded, and is gone after its stop', async () => {
  const home = temporaryHome();
  const server = await started(home);
  expect(await isHealthy(server.address, 'persd')).toBe(true);
  expect(runningServers(join(home, 'temporal'))).toMatchObject([{ pid: server.pid, guarded: true }]);
  await server.stop();
  await server.gone;
  expect(isAlive(processOf(server.pid))).toBe(false);
  expect(await isHealthy(server.address, 'persd')).toBe(false);
});

it('comes back under the address that people know', async () => {
  const home = temporaryHome();
  const first = await started(home);
  await first.stop();
  const second = await started(home);
  expect(second).toMatchObject({ address: first.address, ui: first.ui, adopted: false });
});

it('ends within five seconds when its starter is killed with -9, and the next start waits for that', async () => {
  const home = temporaryHome();
  const starter = spawn(process.execPath, [join(import.meta.dirname, 'starting-process.ts'), home]);
  const [line] = await once(starter.stdout.setEncoding('utf8'), 'data');
  const { pid, address } = JSON.parse(String(line)) as { pid: number; address: string };
  const orphan = processOf(pid);
  starter.kill('SIGKILL');
  const next = await started(home);
  expect(isAlive(orphan)).toBe(false);
  expect(next).toMatchObject({ address, adopted: false });
  expect(next.pid).not.toBe(pid);
});

it('adopts a server that runs without a guard, and guards it', async () => {
  const home = temporaryHome();
  const pid = await unguarded(home);
  const server = await started(home);
  expect(server).toMatchObject({ pid, adopted: true });
  expect(runningServers(join(home, 'temporal'))).toMatchObject([{ pid, guarded: true }]);
});

it('sets a new guard when the guard was killed', async () => {
  const home = temporaryHome();
  const server = await started(home);
  const guard = guardOf(server.pid);
  process.kill(guard, 'SIGKILL');
  await whenGone(processOf(guard), 5_000);
  await expect.poll(() => runningServers(join(home, 'temporal'))).toMatchObject([{ pid: server.pid, guarded: true }]);
});

it('starts though its predecessor was killed while it made its database', async () => {
  const home = temporaryHome();
  const database = join(home, 'temporal', `${binary.version}.db`);
  mkdirSync(join(home, 'temporal'));
  // Such a file has no tables; servers end at once when they find it.
  writeFileSync(database, '');
  expect(await isHealthy((await started(home)).address, namespace)).toBe(true);
});

it('keeps a database that a server has answered with', async () => {
  const home = temporaryHome();
  await (await started(home)).stop();
  const { ino } = statSync(join(home, 'temporal', `${binary.version}.db`));
  await started(home);
  expect(statSync(join(home, 'temporal', `${binary.version}.db`)).ino).toBe(ino);
});

it('ends a server of another version before it starts its own', async () => {
  const home = temporaryHome();
  const pid = await unguarded(home);
  const other = processOf(pid);
  const server = await startServer(home, { ...binary, version: '0.0.1' });
  onTestFinished(() => server.stop());
  expect(isAlive(other)).toBe(false);
  expect(server).toMatchObject({ version: '0.0.1', adopted: false });
});

it('says where its log is when the binary is no server', async () => {
  const home = temporaryHome();
  await expect(startServer(home, { path: '/bin/false', version: '1.9.1' })).rejects.toThrow(
    join(home, 'logs', 'server.log'),
  );
  await expect(startServer(home, { path: '/nowhere', version: '1.9.1' })).rejects.toThrow(
    'The Temporal server should answer',
  );
});
