import { expect, test } from 'vitest';
import { readClock } from '../../../sandbox/slots/clock.ts';

test.runIf(process.platform === 'linux')(
  'the clock of a process that works goes on, and that of none is unknown',
  () => {
    const before = readClock(process.pid);
    const start = process.cpuUsage().user;
    while (process.cpuUsage().user - start < 50_000);
    const after = readClock(process.pid);
    expect((after?.cpuMs ?? 0) - (before?.cpuMs ?? 0)).toBeGreaterThan(20);
    expect(after?.stopped).toBe(false);
    expect(readClock(2 ** 30)).toBeNull();
  },
);
