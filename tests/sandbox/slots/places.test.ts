import { expect, test } from 'vitest';
import { type Lodger, openPlaces } from '../../../sandbox/slots/places.ts';

/** Has idle slots, and says whether it gave one up. */
function lodger(idle: number, left: () => void = () => {}): Lodger {
  let slots = idle;
  return {
    leave: () => {
      if (slots === 0) return false;
      slots -= 1;
      left();
      return true;
    },
  };
}

const isSettled = (promise: Promise<void>): Promise<boolean> =>
  Promise.race([promise.then(() => true), new Promise<boolean>((resolve) => setImmediate(() => resolve(false)))]);

test('no more places are given than there are, and one that is given back goes to whoever waits first', async () => {
  const places = openPlaces(2);
  const busy = lodger(0);
  await Promise.all([places.take(busy), places.take(busy)]);
  expect(places.hasRoom()).toBe(false);
  const [third, fourth] = [places.take(busy), places.take(busy)];
  expect(places.areWanted()).toBe(true);
  places.give();
  expect(await isSettled(third)).toBe(true);
  expect(await isSettled(fourth)).toBe(false);
});

test('an idle slot of the pool that came longest ago goes when another pool needs its place', async () => {
  const gone: string[] = [];
  const places = openPlaces(3);
  const older = lodger(1, () => gone.push('older'));
  const newer = lodger(1, () => gone.push('newer'));
  await places.take(older);
  await places.take(newer);
  await places.take(lodger(0));
  const waits = places.take(lodger(1));
  expect(gone).toEqual(['older']);
  places.give();
  await waits;
});

test('a pool does not give up its own', async () => {
  const places = openPlaces(1);
  const only = lodger(1, () => expect.fail('gave up its own slot'));
  await places.take(only);
  expect(await isSettled(places.take(only))).toBe(false);
});
