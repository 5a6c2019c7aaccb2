import { inert } from '../../domain/inert.ts';
import type { BenchmarkPlan } from '../../domain/plan.ts';
import type { CallCounts, Progress, RunRecord } from '../../store/port.ts';
import { batchLines } from './batch-lines.ts';
import { costWords } from './cost.ts';
import { endedAs } from './ended-as.ts';
import { count, dollars, duration, plural } from './figures.ts';
import { forecastLines } from './forecast-lines.ts';
import { modelLineRows } from './model-lines.ts';
import { nouns } from './nouns.ts';
import { rateOf } from './rate.ts';
import type { Sight } from './sight.ts';

/** A run at one moment, for people. */
export function statusLines(sight: Sight, now: number): string[] {
  const { run, progress, attended } = sight;
  const { plan } = run;
  const noun = `${nouns[plan.kind]}s`;
  return [
    `${run.name} · ${stateWords(run, attended)}`,
    ...(plan.kind === 'evaluate' ? [`  on        ${benchmarkWords(plan.evaluate)}`] : []),
    `  ${noun.padEnd(8)}  ${taskWords(progress)}`,
    `  outcomes  ${endedAs(run, progress)
      .map(({ ending, ended }) => `${ending} ${count(ended)}`)
      .join(' · ')}`,
    `  student   ${callWords(progress.calls.student)} · ${plan.student.model}`,
    ...(plan.kind === 'collect' ? [`  teacher   ${callWords(progress.calls.teacher)} · ${plan.teacher.model}`] : []),
    ...modelLineRows(sight),
    ...batchLines(sight.batches ?? [], now),
    `  spent     ${spendWords(run, progress)}`,
    ...(plan.kind === 'collect' ? forecastLines(progress.outcomes) : []),
    ...(progress.rungs.length === 0 ? [] : [`  programs  ${enclosureWords(progress.rungs)}`]),
    ...troubleLines(progress, now),
  ];
}

/** What a run does just now. An open one that nobody attends to waits to be taken up again. */
export function stateWords({ name, state, reason, bound }: RunRecord, attended: boolean): string {
  if (state === 'open' && !attended) return `stopped: nothing works on it; \`persd resume ${name}\` goes on`;
  if (state === 'paused') return `paused: ${reason}`;
  if (state === 'done' && bound !== null) return 'as far as it was asked to go';
  return { open: 'running', cancelled: 'cancelled', done: 'done' }[state];
}

/** `humaneval · 20 samples a task · at most 3 steps`. */
function benchmarkWords({ benchmark, split, n, steps }: BenchmarkPlan): string {
  const words = [split === null ? benchmark : `${benchmark} (${split})`, `${plural(n, 'sample')} a task`];
  return [...words, ...(steps > 1 ? [`at most ${steps} steps`] : [])].join(' · ');
}

function taskWords(progress: Progress): string {
  const done = progress.tasks - progress.unfinished;
  const rate = rateOf(progress);
  const words = [`${count(done)} of ${count(progress.tasks)}`];
  if (rate !== null) words.push(`${rate.perMinute.toFixed(rate.perMinute < 10 ? 1 : 0)} a minute`);
  if (rate !== null) words.push(`about ${duration(rate.leftMs)} left`);
  return words.join(' · ');
}

function callWords({ inFlight, bought, reused, failed, truncated, usage }: CallCounts): string {
  const words = [plural(bought, 'call')];
  if (inFlight > 0) words.push(`${count(inFlight)} in flight`);
  if (reused > 0) words.push(`${count(reused)} from the journal`);
  if (failed > 0) words.push(plural(failed, 'failed send'));
  if (truncated > 0) words.push(`${count(truncated)} cut off`);
  words.push(`${count(usage.input)} + ${count(usage.output)} tokens`);
  return words.join(' · ');
}

function spendWords(run: RunRecord, { spent, reserved }: Progress): string {
  const words = [costWords(run, spent.usd)];
  if (run.plan.budget.usd !== null) words.push(`of at most ${dollars(run.plan.budget.usd)}`);
  if (reserved.usd > 0) words.push(`${dollars(reserved.usd)} held for calls in flight`);
  return words.join(' · ');
}

const enclosureWords = (rungs: string[]): string =>
  rungs.map((rung) => (rung === 'process' ? 'run without a jail' : `run in a jail (${rung})`)).join(' · ');

function troubleLines({ troubles }: Progress, now: number): string[] {
  return troubles.map(
    ({ role, failure, count: times, at }) =>
      `  ! ${role}: ${inert(failure.message)} (${plural(times, 'time')}, last ${duration(now - at)} ago)`,
  );
}
