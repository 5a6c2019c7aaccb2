// Holds the supervisor of the home in PERSD_HOME, prints `held`, and stays.
import { readSettings } from '../../../settings.ts';
import { ensureSupervisor } from '../../../temporal-config/supervisor/ensure.ts';

await ensureSupervisor(readSettings(), { entry: process.argv[2] ?? '' });
process.stdout.write('held');
setInterval(() => {}, 60_000);
