import type { Ask } from '../slots/pool.ts';
import type { StepReport } from '../slots/protocol.ts';
import { type Answer, parseAnswers } from './answer.ts';

/** Takes what one question came to; false when nothing more is wanted. */
export type Take = (report: StepReport, answer: Answer | null) => boolean;

/** Stands for the report of a step that has not ended: some of its questions are answered already. */
const underway: StepReport = { ending: 'answered', text: '', exhausted: false };

/**
 * Asks several questions in one step, in order, and takes each answer once: the guest tells those of a step that lasts ahead of
 * its end, so that an endless call hides nothing of those before it. It may leave the last ones for another step.
 */
export async function askTogether(ask: Ask, questions: object[], allTests: boolean, take: Take): Promise<void> {
  const enough = Promise.withResolvers<void>();
  let taken = 0;
  let isOver = false;
  const takeAll = (report: StepReport, answers: (Answer | null)[]): void => {
    for (const answer of answers) {
      if (isOver) return;
      taken += 1;
      isOver = taken > questions.length || !take(report, answer);
    }
    if (isOver) enough.resolve();
  };
  const step = ask(JSON.stringify({ kind: 'together', questions, allTests }), undefined, (part) =>
    takeAll(underway, parseAnswers(part)),
  ).then((report) => takeAll(report, lastAnswers(report, taken)));
  // Whoever has heard enough does not wait for the end, which is the slot's by then.
  step.catch(() => {});
  await Promise.race([step, enough.promise]);
}

/** What the end of a step adds to what was told ahead of it; one that adds nothing has not answered. */
function lastAnswers(report: StepReport, taken: number): (Answer | null)[] {
  const answers = report.ending === 'answered' ? parseAnswers(report.text).slice(taken) : [null];
  return answers.length === 0 && taken === 0 ? [null] : answers;
}
