import { realpathSync } from 'node:fs';
import { readSettings } from '../../settings.ts';
import { openStore } from '../../store/open.ts';
import { entryFile } from '../entry-file.ts';
import { runSupervisor } from './run-supervisor.ts';

// What `ensureSupervisor` starts in the background, with PERSD_HOME set.
await runSupervisor({ home: realpathSync(readSettings().home), worker: entryFile('../worker'), openStore });
