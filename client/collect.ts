import { Command, InvalidArgumentError } from '@commander-js/extra-typings';
import { readSettings } from '../settings.ts';
import type { Store } from '../store/port.ts';
import { readPlan } from './plan/read.ts';
import { openLocalStore } from './local.ts';
import { findOrCreateRun, folderOf } from './run/create.ts';
import { runToRest } from './run/run-to-rest.ts';

export const collect = new Command('collect')
  .description('run every task of a plan; the same command again goes on where it stopped')
  .argument('<plan>', 'a plan file; `persd init` writes one')
  .option('--pilot <tasks>', 'draw so many tasks, run them first, and stop', wholeNumber)
  .option('--limit <tasks>', 'run the first so many unfinished tasks, and stop', wholeNumber)
  .option('--as <name>', 'give the run another name than the plan does')
  .option('--skip-bad-tasks', 'leave out task rows that cannot be read, and count them')
  .option('--allow-outside', 'let the plan name files outside its folder')
  .option('--allow-key <name...>', 'let the plan use a key that is not named *_API_KEY; remembered for its host')
  .option('--detach', 'leave the run going on by itself')
  .option('--json', 'print one JSON document at the end')
  .action(async (path, options) => {
    const settings = readSettings();
    const plan = await readPlan(path, {
      allowOutside: options.allowOutside === true,
      allowedKeys: options.allowKey ?? [],
      env: process.env,
    });
    const store = await openLocalStore(settings);
    try {
      const run = await findOrCreateRun(
        settings,
        store,
        { ...plan, name: options.as ?? plan.name },
        {
          folder: folderOf(path),
          pilot: options.pilot ?? 0,
          skipBadTasks: options.skipBadTasks === true,
          allowOutside: options.allowOutside === true,
        },
      );
      const bound = await boundOf(store, run.name, options.pilot ?? options.limit);
      process.exitCode = await runToRest(settings, store, run.name, {
        bound,
        detach: options.detach,
        json: options.json,
      });
    } finally {
      await store.close();
    }
  });

/** The last task number that this command may run; null for all. */
async function boundOf(store: Store, run: string, tasks: number | undefined): Promise<number | null> {
  return tasks === undefined ? null : store.tasks.nthUnfinished(run, tasks);
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number > 0) return number;
  throw new InvalidArgumentError(`expected a whole number above 0, found ${text}`);
}
