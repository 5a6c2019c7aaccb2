import { createServer } from 'node:net';
import { once } from 'node:events';
import { expect, it, onTestFinished } from 'vitest';
import { freePorts } from '../../../temporal-config/server/ports.ts';

it('finds four different ports', async () => {
  expect(new Set(Object.values(await freePorts(null))).size).toBe(4);
});

it('keeps the ports it is asked for while they are free', async () => {
  const ports = await freePorts(null);
  expect(await freePorts(ports)).toEqual(ports);
});

it('replaces one that somebody else listens on, and no other', async () => {
  const ports = await freePorts(null);
  const other = createServer().listen(ports.ui, '127.0.0.1');
  onTestFinished(() => void other.close());
  await once(other, 'listening');
  const { ui, ...others } = await freePorts(ports);
  expect({ ...others, ui: ports.ui }).toEqual(ports);
  expect(ui).not.toBe(ports.ui);
});
