import { Command } from '@commander-js/extra-typings';
import { readSettings } from '../settings.ts';
import { ownServer } from '../temporal-config/connection.ts';
import { tasksId } from '../temporal-config/workflow-ids.ts';
import { CommandFailure, exitCodes } from './exit-codes.ts';
import { endingOf, explainTask, passagesOf } from './explain/explain-task.ts';
import { openLocalStore } from './local.ts';
import { chooseCollection } from './run/choose.ts';
import { print } from './screen/print.ts';

export const explain = new Command('explain')
  .description("one task's whole story: what was asked, what came back, what the tests said, what is taught")
  .argument('<run>', 'its name')
  .argument('<task>', "the task's id, as its file gives it")
  .option('--json', 'print one JSON document')
  .action(async (name, id, { json }) => {
    const store = await openLocalStore(readSettings());
    try {
      const run = await chooseCollection(store, name);
      const task = await store.tasks.find(run.name, id);
      if (task === null) {
        throw new CommandFailure(
          exitCodes.badInput,
          `expected a task of ${run.name}, found no "${id}"; \`persd export ${run.name} --format trajectories\` names them all`,
        );
      }
      const explanation = await explainTask(store, run, task);
      const home = ownServer() === null ? null : store.home;
      const workflow = tasksId(home, run.name, await store.tasks.blockOf(run.name, task.number));
      const passages = passagesOf(explanation, run).flatMap(({ heading, lines }) => ['', `── ${heading}`, ...lines]);
      print(json, { run: run.name, workflow, ...explanation }, [
        `${id} in ${run.name}`,
        ...passages,
        '',
        ...endingOf(explanation),
        `workflow ${workflow}`,
      ]);
    } finally {
      await store.close();
    }
  });
