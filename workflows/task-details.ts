import { inertMarkdown } from '../domain/inert.ts';
import { outcomeOf, type TaskProgress } from '../domain/stage.ts';

/** What a block of one task is about, as Markdown for the Temporal UI; an id is foreign text. */
export const taskDetails = ({ id }: Pick<TaskProgress, 'id'>): string => `task ${inertMarkdown(id)}`;

/** What became of each task, as Markdown for the Temporal UI. */
export const outcomeDetails = (tasks: TaskProgress[]): string =>
  tasks.map((task) => `- ${inertMarkdown(task.id)} ${outcomeOf(task)}`).join('\n');
