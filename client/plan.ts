import { Command } from '@commander-js/extra-typings';
import type { CollectPlan } from '../domain/plan.ts';
import { promptFaults } from '../domain/prompt/faults.ts';
import type { CodingTask } from '../domain/task.ts';
import type { Sandbox } from '../sandbox/port.ts';
import { readSettings } from '../settings.ts';
import type { Store } from '../store/port.ts';
import { checkEvaluation } from './evaluate/check-plan.ts';
import type { PlanPlace } from './evaluate/read-source.ts';
import { CommandFailure, exitCodes } from './exit-codes.ts';
import { type PlanForecast, forecastPlan } from './forecast/forecast-plan.ts';
import { planForecastLines } from './forecast/forecast-lines.ts';
import { hasLocalStore, openLocalSandbox, openLocalStore } from './local.ts';
import { readPlan } from './plan/read.ts';
import { repeated } from './repeated.ts';
import { folderOf } from './run/create.ts';
import { count, plural } from './screen/figures.ts';
import { print } from './screen/print.ts';
import { readTasks, type TaskList } from './tasks/read-tasks.ts';

export const plan = new Command('plan')
  .description('check a plan, its prompts and its tasks, and say what it will buy; runs nothing and asks no model')
  .argument('<plan>', 'a plan file; `persd init` writes one')
  .option('--skip-bad-tasks', 'leave out task rows that cannot be read, and count them')
  .option('--allow-outside', 'let the plan name files outside its folder')
  .option('--allow-key <name>', 'let the plan use a key that is not named *_API_KEY; remembered for its host', repeated)
  .option('--json', 'print one JSON document')
  .action(async (path, { skipBadTasks, allowOutside, allowKey, json }) => {
    const outside = allowOutside === true;
    const checked = await readPlan(path, { allowOutside: outside, allowedKeys: allowKey ?? [], env: process.env });
    const sandbox = await openLocalSandbox(1);
    const store = await homeStore();
    const place = { folder: folderOf(path), skipBad: skipBadTasks === true, allowOutside: outside };
    try {
      if (checked.kind === 'collect') await checkCollection(checked, { sandbox, store }, place, json);
      else await checkEvaluation(checked, { sandbox, store }, place, json);
    } finally {
      await store?.close();
      await sandbox.close();
    }
  });

/** The store of this home where it has one: a plan that is only checked leaves no home behind. */
async function homeStore(): Promise<Store | null> {
  const settings = readSettings();
  return hasLocalStore(settings) ? openLocalStore(settings) : null;
}

async function checkCollection(
  checked: CollectPlan,
  { sandbox, store }: { sandbox: Sandbox; store: Store | null },
  place: PlanPlace,
  json: boolean | undefined,
): Promise<void> {
  const list = await readTasks(checked, place.folder, sandbox, place);
  const tasks = list.tasks.map(({ task }) => task);
  const faults = promptFaults(checked, tasks);
  if (faults.length > 0) throw new CommandFailure(exitCodes.badInput, ...faults);
  const forecast = await forecastPlan(store, checked, tasks);
  print(json, { ...planDocument(checked, list), forecast }, planLines(checked, list, forecast));
}

function planDocument(checked: CollectPlan, { tasks, skipped }: TaskList) {
  const byValue = tasks.filter(({ task }) => judgedByValue(task)).length;
  return { run: checked.name, tasks: tasks.length, withGold: golden(tasks), judgedByValue: byValue, skipped };
}

function planLines(checked: CollectPlan, list: TaskList, forecast: PlanForecast): string[] {
  const { tasks, withGold, judgedByValue: byValue, skipped } = planDocument(checked, list);
  const { student, teacher, attempts, refinements } = checked;
  return [
    `${checked.name}: the plan can be run`,
    `  tasks     ${count(tasks)} · ${count(withGold)} with a gold program · ${count(byValue)} judged by value, ${count(tasks - byValue)} by their own code`,
    ...Object.entries(skipped).map(([reason, rows]) => `  left out  ${plural(rows, 'row')}: ${reason}`),
    `  student   ${student.model} at ${student.baseURL} · ${plural(attempts, 'attempt')} a task`,
    `  teacher   ${teacher.model} at ${teacher.baseURL} · at most ${plural(refinements, 'refinement')} a task`,
    ...planForecastLines(forecast, checked.budget),
  ];
}

const judgedByValue = (task: CodingTask): boolean => task.tests.every((test) => test.kind !== 'code');

const golden = (tasks: TaskList['tasks']): number => tasks.filter(({ task }) => task.gold !== null).length;
