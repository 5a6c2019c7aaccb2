import { Command } from '@commander-js/extra-typings';
import { startPlan } from './init/start.ts';
import { print } from './screen/print.ts';

export const init = new Command('init')
  .description('write a commented plan and three small tasks to begin with')
  .argument('[folder]', 'where to; the working folder by default', '.')
  .option('--json', 'print one JSON document')
  .action(async (folder, { json }) => {
    const started = await startPlan(folder);
    print(json, started, [
      `wrote ${started.plan} and ${started.tasks}`,
      `write both models into the plan, then: persd plan ${started.plan}`,
    ]);
  });
