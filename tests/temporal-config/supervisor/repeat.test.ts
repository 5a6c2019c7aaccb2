import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { repeat } from '../../../temporal-config/supervisor/repeat.ts';

it('works one at a time, outlasts what fails, and does no more once it is stopped', async () => {
  let begun = 0;
  let atOnce = 0;
  let most = 0;
  const stop = repeat(5, async () => {
    begun += 1;
    most = Math.max(most, (atOnce += 1));
    await sleep(12);
    atOnce -= 1;
    throw new Error('the server is away');
  });
  onTestFinished(stop);
  await expect.poll(() => begun).toBeGreaterThan(3);
  expect(most).toBe(1);
  stop();
  const before = begun;
  await sleep(30);
  expect(begun).toBe(before);
});
