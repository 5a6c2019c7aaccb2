// A supervisor that is killed as soon as it begins, the first time that it is started in a home.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const mark = join(process.env['PERSD_HOME'] ?? '', 'killed-once');
if (!existsSync(mark)) {
  writeFileSync(mark, '');
  process.kill(process.pid, 'SIGKILL');
}
await import('./stand-in-supervise.ts');
