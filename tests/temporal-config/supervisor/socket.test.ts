// A real socket, and the command's side of it.
import { once } from 'node:events';
import { statSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { processOf } from '../../../temporal-config/process.ts';
import { connectSupervisor, type Control } from '../../../temporal-config/supervisor/control.ts';
import { type Answer, listen } from '../../../temporal-config/supervisor/socket.ts';
import { writeSupervisorFile } from '../../../temporal-config/supervisor/supervisor-file.ts';
import { temporaryHome } from '../../support/temporary-home.ts';

/** A home where somebody listens and answers so. */
async function serving(answer: Answer): Promise<string> {
  const home = temporaryHome();
  const socket = join(home, 'supervisor.sock');
  const server = await listen(socket, answer);
  onTestFinished(() => void server.close());
  writeSupervisorFile(home, { process: processOf(process.pid), socket, roles: [] });
  return home;
}

async function connected(home: string): Promise<Control> {
  const control = await connectSupervisor(home);
  if (control === null) throw new Error('nobody listens');
  onTestFinished(() => control.close());
  return control;
}

it('gives each question its own answer, in whatever order they come', async () => {
  const first = Promise.withResolvers<null>();
  const home = await serving(async (asked) => (asked.ask === 'lease' ? first.promise : null));
  const control = await connected(home);
  const settled: string[] = [];
  const lease = control.ask('lease', {}).then(() => settled.push('lease'));
  await control.ask('keys', { keys: { A_KEY: 'a' } }).then(() => settled.push('keys'));
  first.resolve(null);
  await lease;
  expect(settled).toEqual(['keys', 'lease']);
});

it('passes on what a question carries', async () => {
  const keys: unknown[] = [];
  const home = await serving(async (asked) => {
    if (asked.ask === 'keys') keys.push(asked.keys);
    return null;
  });
  await (await connected(home)).ask('keys', { keys: { A_KEY: 'a' } });
  expect(keys).toEqual([{ A_KEY: 'a' }]);
});

it('brings a refusal back as its sentence', async () => {
  const home = await serving(() => Promise.reject(new Error('The supervisor is about to end.')));
  await expect((await connected(home)).ask('lease', {})).rejects.toThrow('The supervisor is about to end.');
});

it('tells of the other side’s end, to whoever waits and to whoever asks later', async () => {
  const connections: Socket[] = [];
  const home = await serving((_, connection) => {
    connections.push(connection);
    connection.destroy();
    return new Promise(() => {});
  });
  const control = await connected(home);
  await expect(control.ask('state', {})).rejects.toThrow('The supervisor has ended the connection.');
  await control.closed;
  await expect(control.ask('state', {})).rejects.toThrow('The supervisor has ended the connection.');
  expect(connections).toHaveLength(1);
});

it('hangs up on what is no question of ours', async () => {
  const home = await serving(() => Promise.resolve(expect.unreachable()));
  const socket = connect(join(home, 'supervisor.sock'));
  socket.write('GET / HTTP/1.1\n');
  await once(socket.resume(), 'close');
  expect(socket.destroyed).toBe(true);
});

it('lets its owner alone connect, in place of a socket that a dead process left', async () => {
  const path = join(temporaryHome(), 'supervisor.sock');
  writeFileSync(path, '');
  const server = await listen(path, async () => null);
  onTestFinished(() => void server.close());
  expect(statSync(path).isSocket()).toBe(true);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

it('finds nobody in a home without a supervisor, or with a dead one', async () => {
  const home = temporaryHome();
  expect(await connectSupervisor(home)).toBeNull();
  writeSupervisorFile(home, { process: processOf(process.pid), socket: join(home, 'supervisor.sock'), roles: [] });
  expect(await connectSupervisor(home)).toBeNull();
});
