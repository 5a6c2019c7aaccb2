/** The `persd` command as a person runs it; at its end it says on file descriptor 3 what it took. */
import { writeSync } from 'node:fs';

process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const cpuMs = (userCPUTime + systemCPUTime) / 1000;
  writeSync(3, JSON.stringify({ seconds: performance.now() / 1000, cpuMs, peakMb: maxRSS / 1024 }));
});

await import('../../client/persd.ts');
