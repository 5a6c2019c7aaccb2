import { evaluationDocument } from './evaluation-document.ts';
import type { Scored } from './score-samples.ts';

/** Recorded samples that were scored, for programs. */
export function scoredDocument({ evaluation, known, exclusion, survey, agreement, ...scored }: Scored) {
  const { skipped, unjudged, refused, programs, seconds } = scored;
  return {
    ...evaluationDocument(evaluation, { known, exclusion }),
    recorded: agreement.base.compared === 0 ? null : agreement,
    skipped,
    bad: { count: survey.faultCount, named: survey.faults },
    unjudged,
    refused,
    programs,
    seconds,
  };
}
