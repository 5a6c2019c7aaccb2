import {
  continueAsNew,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import type { Block } from '../domain/block.ts';
import { nextStage, outcomeOf, type Stage, type TaskProgress } from '../domain/stage.ts';
import { type Tally, tallyOf } from '../domain/tally.ts';
import { outcomes } from '../domain/trajectory.ts';
import { resumeSignal } from '../temporal-config/messages.ts';
import { searchAttributes } from '../temporal-config/search-attributes.ts';
import { sandboxActivities } from './activities.ts';
import { blockStages } from './block-stages.ts';
import { outcomeDetails, taskDetails } from './task-details.ts';
import type { Place } from '../temporal-config/place.ts';
import { Walk } from './walk.ts';

export interface DistillInput {
  run: string;
  block: Block;
  place: Place;
}

/** Walks a block of tasks through the loop: check, attempt, execute; while some fail and tries are left, refine and execute; record. */
export async function distillTasks(input: DistillInput): Promise<Tally> {
  const { run, block, place } = input;
  let walk: Walk<TaskProgress, Stage> | null = null;
  setHandler(resumeSignal, () => walk?.wake());
  const { checkTasks } = sandboxActivities(place);
  const checked = await checkTasks.executeWithOptions({ summary: 'check gold' }, [{ run, block }]);
  sayTask(checked.tasks, block, place);

  const next = (task: TaskProgress) => nextStage(task, checked.rules);
  walk = new Walk<TaskProgress, Stage>(checked.tasks, next, blockStages(run, place, checked));
  await walk.run(() => workflowInfo().continueAsNewSuggested);
  if (!walk.finished) await continueAsNew<typeof distillTasks>(input);

  const tally = tallyOf(checked.tasks.map(outcomeOf));
  sayOutcomes(checked.tasks, tally, place);
  return tally;
}

/** Names the task of a block of one, so that people find its workflow by the task's id. */
function sayTask([task]: TaskProgress[], block: Block, { attributes }: Place): void {
  if (task === undefined || block.from !== block.to) return;
  setCurrentDetails(taskDetails(task));
  if (attributes) upsertSearchAttributes([{ key: searchAttributes.task, value: task.id }]);
}

function sayOutcomes(tasks: TaskProgress[], tally: Tally, { attributes }: Place): void {
  setCurrentDetails(outcomeDetails(tasks.map((task) => ({ id: task.id, outcome: outcomeOf(task) }))));
  if (!attributes || tasks.length === 0) return;
  upsertSearchAttributes([
    { key: searchAttributes.outcome, value: outcomes.filter((outcome) => tally[outcome] > 0) },
    { key: searchAttributes.refined, value: tally.refined },
    { key: searchAttributes.abandoned, value: tally.abandoned },
  ]);
}
