// The supervisor with stand-ins for its workers; everything else is real.
import { join } from 'node:path';
import { openStore } from '../../../store/open.ts';
import { runSupervisor } from '../../../temporal-config/supervisor/run-supervisor.ts';

const worker = join(import.meta.dirname, 'stand-in-worker.ts');
await runSupervisor({ home: process.env['PERSD_HOME'] ?? '', worker, openStore });
