import { total } from '../../domain/tally.ts';
import { count, plural } from '../screen/figures.ts';
import type { Report } from './report.ts';
import { ofAll } from './share.ts';

/** What a run found, in one sentence. */
export function headline({ figures: { outcomes, personal } }: Report): string {
  const { mastered, refined, unrefined } = outcomes;
  const failed = refined + unrefined;
  const judged = mastered + failed;
  if (total(outcomes) === 0) return 'No task has come to an end yet, so there is nothing to report.';
  if (judged === 0) return `None of ${plural(total(outcomes), 'task')} says anything about the models.`;
  if (failed === 0) return `The student solved ${allOf(judged)} at its first attempt: there is nothing to teach it.`;
  const attempted = `The student failed ${judged === failed ? allOf(failed) : `${ofAll(failed, judged)} tasks`}`;
  const corrected =
    refined === failed ? 'the teacher corrected every one' : `the teacher corrected ${count(refined)} of them`;
  const { compared, nearer } = personal;
  const near = compared === 0 ? '' : `; ${nearness(nearer, compared)}`;
  return `${attempted}, and ${corrected}${near}.`;
}

const allOf = (tasks: number): string => (tasks === 1 ? 'its one task' : `all ${count(tasks)} tasks`);

const nearness = (nearer: number, compared: number): string =>
  `${nearer === compared ? `all ${count(compared)}` : ofAll(nearer, compared)} corrections stay nearer to the student’s own program than the known solution does`;
