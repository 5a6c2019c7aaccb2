import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { leaseOwner } from '../../store/open.ts';
import { ownerOf } from '../../store/owner.ts';
import type { LineFigures } from '../../store/port.ts';
import { temporaryHome } from '../support/temporary-home.ts';
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

test('however several processes tell over several connections, each is heard as it spoke last, and the dead not at all', async () => {
  const home = temporaryHome();
  const stores = [await openedStore(home), await openedStore(home)];
  const owners = [leaseOwner(), ownerOf(process.ppid), gone];
  const word = fc.record({ who: fc.nat(2), through: fc.nat(1), names: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')) });
  const sorted = (names: string[]): string[] => names.toSorted();
  await fc.assert(
    fc.asyncProperty(fc.array(word, { maxLength: 15 }), async (words) => {
      const last = new Map<number, string[]>([0, 1, 2].map((one) => [one, []]));
      for (const { who, through, names } of [
        ...words,
        ...[0, 1].map((one) => ({ who: one, through: 0, names: ['z'] })),
      ]) {
        const lines = names.map((name) => ({ ...line, name }));
        await stores[through]?.lines.tell(owners[who] ?? gone, lines);
        last.set(who, names);
        const heard = (await stores[1 - through]?.lines.read()) ?? [];
        const expected = [...(last.get(0) ?? []), ...(last.get(1) ?? [])];
        expect(sorted(heard.map(({ name }) => name))).toEqual(sorted(expected));
      }
      for (const owner of owners) await stores[0]?.lines.tell(owner, []);
    }),
    { numRuns: 40 },
  );
});
