import { count, plural } from '../screen/figures.ts';
import type { Agreement, Disagreement } from './agreement.ts';
import { evaluationLines } from './evaluation-lines.ts';
import type { Scored } from './score-samples.ts';
import { faultPlace } from './settle-survey.ts';
import { unevenLines } from './uneven.ts';

/** Recorded samples that were scored, for people. */
export function scoredLines(scored: Scored, perTask: boolean): string[] {
  const { evaluation, known, skipped, exclusion, survey, unjudged, refused, agreement, programs, seconds } = scored;
  const judged = evaluation.results.length;
  return [
    ...evaluationLines(evaluation, { known, exclusion, perTask }),
    ...(refused === 0 ? [] : [refusedLine(refused, judged)]),
    ...Object.entries(skipped).map(
      ([reason, rows]) => `  left out  ${plural(rows, 'row')} of the benchmark: ${reason}`,
    ),
    ...unevenLines(survey.places),
    ...survey.faults.map((fault) => `  left out  ${faultPlace(fault)}: ${fault.message}`),
    ...(survey.faultCount > survey.faults.length ? [`  left out  ${count(survey.faultCount)} rows in all`] : []),
    ...unjudged.map(({ task, line, reason }) => `  no verdict on ${task}, line ${line}: ${reason}`),
    ...agreementLines(agreement),
    `  ran       ${plural(programs, 'program')} for ${plural(judged, 'sample')} in ${seconds.toFixed(1)} s, ${(judged / seconds).toFixed(1)} samples a second`,
  ];
}

const refusedLine = (refused: number, judged: number): string =>
  `  types     ${plural(refused, 'sample')} of ${count(judged)} failed by types alone: the tests pass, the compiler refuses the program`;

function agreementLines({ base, further, disagreements }: Agreement): string[] {
  if (base.compared === 0) return [];
  return [
    `  recorded  ${count(base.agreed)} of ${plural(base.compared, 'recorded verdict')} agree`,
    ...(further === null
      ? []
      : [`            ${count(further.agreed)} of ${count(further.compared)} with the further tests agree`]),
    ...disagreements.map(disagreementLine),
  ];
}

const disagreementLine = ({ task, place, tests, recorded, found }: Disagreement): string =>
  `            ${task}, ${place}${tests === 'further' ? ', further tests' : ''}: recorded as ${recorded}, found ${found}`;
