import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoFolder } from './tasks.ts';

/** What both models have to say about one task. */
export interface Answers {
  /** The student's whole program, header first. */
  attempt: string;
  /** The teacher's answers as it gives them, prose and fences; none where the attempt is right. */
  refinements: string[];
}

/** Reads `answers/<task>.txt`: a part headed `--- attempt`, and one headed `--- refinement` for each time of asking. */
export function readAnswers(task: string): Answers {
  const file = join(demoFolder, 'answers', `${task}.txt`);
  const [before, attempt, ...refinements] = readFileSync(file, 'utf8').split(/^--- (?:attempt|refinement)\n/m);
  if (before !== '' || attempt === undefined) throw new Error(`${file}: expected \`--- attempt\` as its first line`);
  return { attempt: attempt.trimEnd(), refinements: refinements.map((refinement) => refinement.trim()) };
}
