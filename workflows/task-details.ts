import { inertMarkdown } from '../domain/inert.ts';
import type { TaskProgress } from '../domain/stage.ts';
import type { Ending } from '../domain/tally.ts';

/** What a block of one task is about, as Markdown for the Temporal UI; an id is foreign text. */
export const taskDetails = ({ id }: Pick<TaskProgress, 'id'>): string => `task ${inertMarkdown(id)}`;

/** What became of each task or sample, as Markdown for the Temporal UI. */
export const outcomeDetails = (ended: { id: string; outcome: Ending }[]): string =>
  ended.map(({ id, outcome }) => `- ${inertMarkdown(id)} ${outcome}`).join('\n');
