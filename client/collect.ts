import { Command } from '@commander-js/extra-typings';
import { readSettings } from '../settings.ts';
import { wholeNumber } from './number.ts';
import { readCollectPlan } from './plan/read.ts';
import { makeLocalStore } from './local.ts';
import type { Extent } from './run/bound.ts';
import { repeated } from './repeated.ts';
import { findOrCreateRun, folderOf } from './run/create.ts';
import { requireJail, unsafeNoJail } from './run/require-jail.ts';
import { runName } from './run/run-name.ts';
import { runToRest } from './run/run-to-rest.ts';

export const collect = new Command('collect')
  .description('run every task of a plan; the same command again goes on where it stopped')
  .argument('<plan>', 'a plan file; `persd init` writes one')
  .option('--pilot <tasks>', 'draw so many tasks, run them first, and stop', wholeNumber)
  .option('--limit <tasks>', 'run the first so many unfinished tasks, and stop', wholeNumber)
  .option('--as <name>', 'give the run another name than the plan does', runName)
  .option('--skip-bad-tasks', 'leave out task rows that cannot be read, and count them')
  .option('--allow-outside', 'let the plan name files outside its folder')
  .option('--allow-key <name>', 'let the plan use a key that is not named *_API_KEY; remembered for its host', repeated)
  .option(...unsafeNoJail)
  .option('--detach', 'leave the run going on by itself')
  .option('--json', 'print one JSON document at the end')
  .action(async (path, options) => {
    const settings = readSettings();
    const plan = await readCollectPlan(path, {
      allowOutside: options.allowOutside === true,
      allowedKeys: options.allowKey ?? [],
      env: process.env,
    });
    await requireJail(settings, options.unsafeNoJail);
    const store = await makeLocalStore(settings);
    try {
      const run = await findOrCreateRun(
        store,
        { ...plan, name: options.as ?? plan.name },
        {
          folder: folderOf(path),
          pilot: options.pilot ?? 0,
          skipBadTasks: options.skipBadTasks === true,
          allowOutside: options.allowOutside === true,
        },
      );
      process.exitCode = await runToRest(settings, store, run.name, {
        extent: extentOf(options),
        detach: options.detach,
        json: options.json,
      });
    } finally {
      await store.close();
    }
  });

function extentOf({ pilot, limit }: { pilot?: number | undefined; limit?: number | undefined }): Extent {
  if (pilot !== undefined) return { kind: 'pilot', tasks: pilot };
  return limit === undefined ? { kind: 'all' } : { kind: 'limit', tasks: limit };
}
