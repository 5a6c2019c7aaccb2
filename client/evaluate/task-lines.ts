import type { TaskCount } from '../../domain/evaluation/count.ts';

/** Each task on a line: how many of its samples passed, and of these how many passed the further tests, too. */
export function taskLines(counts: readonly TaskCount[]): string[] {
  const width = Math.max(...counts.map(({ task }) => task.length));
  return counts.map(({ task, samples, passed, further }) => {
    const more = further === null ? '' : `, ${further} with the further tests`;
    return `  ${task.padEnd(width)}  ${passed}/${samples}${more}`;
  });
}
