import type { AskInput, CheckedTasks, Executed, ProgramRef } from '../activities/contract.ts';
import { inertName } from '../domain/inert.ts';
import { outcomeOf, type Stage, type TaskProgress } from '../domain/stage.ts';
import { tallyOf } from '../domain/tally.ts';
import { sandboxActivities, storeActivities, studentActivities, teacherActivities } from './activities.ts';
import { type AskingStage, asks, noteAsked } from './ask.ts';
import type { Place } from '../temporal-config/place.ts';
import { sizeOf, tallyWords, triesOf } from './summary.ts';
import { nothingHeld, type RunStage, type Turn } from './walk.ts';

/** Runs the stages of one block: each is one activity under a summary that tells its story on the timeline. */
export function blockStages(
  run: string,
  place: Place,
  { rules, models }: Pick<CheckedTasks, 'rules' | 'models'>,
): RunStage<TaskProgress, Stage> {
  const sandbox = sandboxActivities(place);
  const student = studentActivities(place);
  const teacher = teacherActivities(place);
  const activities = { attempt: student.proposeAttempts, gold: teacher.proposeGold, refine: teacher.refineAttempts };

  const ask = async (stage: AskingStage, group: TaskProgress[], lastWaitMs: number): Promise<Turn<TaskProgress>> => {
    const { kind, lacks } = asks[stage];
    const calls = group.flatMap((task) => lacks(task, rules).map((index) => ({ number: task.number, index })));
    const input: AskInput = { run, calls, lastWaitMs };
    const model = stage === 'attempt' ? models.student : models.teacher;
    const summary = [`${stage} ${triesOf(calls)}`, ...sizeOf(group, 'tasks'), inertName(model)].join(' · ');
    const answers = await activities[stage].executeWithOptions({ summary }, [input]);
    return noteAsked(group, answers, (task, { index, call }) => task.steps.push({ kind, index, call, status: null }));
  };

  const execute = async (group: TaskProgress[]): Promise<Turn<TaskProgress>> => {
    const programs = group.flatMap(unexecuted);
    const kinds = [...new Set(programs.map((program) => program.kind))].join(' and ');
    const summary = [`execute ${kinds} ${triesOf(programs)}`, ...sizeOf(group, 'tasks')].join(' · ');
    noteExecuted(group, await sandbox.executePrograms.executeWithOptions({ summary }, [{ run, programs }]));
    return nothingHeld;
  };

  const record = async (tasks: TaskProgress[]): Promise<Turn<TaskProgress>> => {
    const summary = tallyWords('collect', tallyOf(tasks.map(outcomeOf)));
    await storeActivities(place).recordTrajectories.executeWithOptions({ summary }, [{ run, tasks }]);
    return nothingHeld;
  };

  return (stage, group, lastWaitMs) => {
    if (stage === 'execute') return execute(group);
    if (stage === 'record') return record(group);
    return ask(stage, group, lastWaitMs);
  };
}

function unexecuted(task: TaskProgress): ProgramRef[] {
  const open = task.steps.filter((step) => step.status === null);
  return open.map(({ kind, index, call }) => ({ number: task.number, kind, index, call }));
}

function noteExecuted(group: TaskProgress[], results: Executed[]): void {
  const byNumber = new Map(group.map((task) => [task.number, task]));
  for (const result of results) {
    const task = byNumber.get(result.number);
    const step = task?.steps.find(({ kind, index }) => kind === result.kind && index === result.index);
    if (task === undefined || step === undefined) continue;
    if (result.status === null) task.failure = result.failure;
    else step.status = result.status;
  }
}
