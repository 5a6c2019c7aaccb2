import { Command } from '@commander-js/extra-typings';
import { startPlan, starters } from './init/start.ts';
import { print } from './screen/print.ts';

export const init = new Command('init')
  .description('write a commented plan and three small tasks to begin with')
  .argument('[folder]', 'where they are written', '.')
  .option('--evaluate', 'a plan that measures a model on a benchmark, and three tasks in the shape of one')
  .option('--json', 'print one JSON document')
  .action(async (folder, { evaluate, json }) => {
    const started = await startPlan(folder, evaluate === true ? starters.evaluate : starters.collect);
    const change = evaluate === true ? "the model and the benchmark's file" : 'both models';
    print(json, started, [
      `wrote ${started.plan} and ${started.tasks}`,
      `write ${change} into the plan, then: persd plan ${started.plan}`,
    ]);
  });
