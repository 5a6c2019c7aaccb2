// The product's supervisor over the worker beside this file, with PERSD_HOME set.
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { readSettings } from '../../../settings.ts';
import { openStore } from '../../../store/open.ts';
import { runSupervisor } from '../../../temporal-config/supervisor/run-supervisor.ts';

const worker = join(import.meta.dirname, 'worker.ts');
await runSupervisor({ home: realpathSync(readSettings().home), worker, openStore });
