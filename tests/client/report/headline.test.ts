// Pure: what a run found, in one sentence; one line a case.
import { expect, it } from 'vitest';
import { headline } from '../../../client/report/headline.ts';
import { noFigures } from '../../../domain/report/figures.ts';
import type { Personal } from '../../../domain/report/personal.ts';
import type { Tally } from '../../../domain/tally.ts';
import { reportOf } from './hostile-run.ts';

function told(outcomes: Partial<Tally>, personal: Partial<Personal> = {}): string {
  const none = noFigures();
  const figures = { ...none, outcomes: { ...none.outcomes, ...outcomes }, personal: { ...none.personal, ...personal } };
  return headline({ ...reportOf('words'), figures });
}

it.each<[Partial<Tally>, Partial<Personal>, string]>([
  [{}, {}, 'No task has come to an end yet, so there is nothing to report.'],
  [{ rejected: 2, abandoned: 1 }, {}, 'None of 3 tasks says anything about the models.'],
  [{ mastered: 3 }, {}, 'The student solved all 3 tasks at its first attempt: there is nothing to teach it.'],
  [{ mastered: 1 }, {}, 'The student solved its one task at its first attempt: there is nothing to teach it.'],
  [{ mastered: 1, unrefined: 2 }, {}, 'The student failed 2 of 3 tasks, and the teacher corrected 0 of them.'],
  [{ refined: 1200 }, {}, 'The student failed all 1,200 tasks, and the teacher corrected every one.'],
  [
    { mastered: 1, refined: 4, unrefined: 1 },
    { compared: 4, nearer: 3 },
    'The student failed 5 of 6 tasks, and the teacher corrected 4 of them; 3 of 4 corrections stay nearer to the student’s own program than the known solution does.',
  ],
])('of %j: %j', (outcomes, personal, sentence) => {
  expect(told(outcomes, personal)).toBe(sentence);
});
