import { expect, test } from 'vitest';
import { leaseOwner } from '../../store/open.ts';
import type { LineFigures } from '../../store/port.ts';
import { openedStore } from './opened-store.ts';

const line: LineFigures = {
  name: 'one',
  identity: 'sample',
  baseURL: 'http://127.0.0.1:1/v1',
  inFlight: 3,
  waiting: 4,
  size: 5,
  sentPerMinute: 6,
  requestsPerMinute: null,
  tokensPerMinute: 7,
  state: 'open',
};
const gone = { ...leaseOwner(), pid: 2 ** 22 + 1 };

test('what live processes say of their lines is read, the newest word of each', async () => {
  const { lines } = await openedStore();
  await lines.tell(leaseOwner(), [{ ...line, inFlight: 1 }]);
  await lines.tell(leaseOwner(), [line, { ...line, name: 'two' }]);
  expect(await lines.read()).toEqual([line, { ...line, name: 'two' }]);
  await lines.tell(leaseOwner(), []);
  expect(await lines.read()).toEqual([]);
});

test('a process that is gone says nothing', async () => {
  const { lines } = await openedStore();
  await lines.tell(gone, [line]);
  expect(await lines.read()).toEqual([]);
});
