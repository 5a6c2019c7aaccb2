import { outcomes } from '../../domain/trajectory.ts';
import type { CallCounts, Progress, RunRecord } from '../../store/port.ts';
import { count, dollars, duration, plural } from './figures.ts';
import { rateOf } from './rate.ts';

/** A run at one moment, for people. */
export function statusLines(run: RunRecord, progress: Progress, now: number): string[] {
  const { student, teacher } = run.plan;
  return [
    `${run.name} · ${stateWords(run)}`,
    `  tasks     ${taskWords(progress, now)}`,
    `  outcomes  ${outcomes.map((outcome) => `${outcome} ${count(progress.outcomes[outcome])}`).join(' · ')}`,
    `  student   ${callWords(progress.calls.student)} · ${student.model}`,
    `  teacher   ${callWords(progress.calls.teacher)} · ${teacher.model}`,
    `  spent     ${spendWords(run, progress)}`,
    ...troubleLines(progress, now),
  ];
}

export function stateWords({ state, reason, bound }: RunRecord): string {
  if (state === 'paused') return `paused: ${reason}`;
  if (state === 'done' && bound !== null) return 'as far as it was asked to go';
  return { open: 'running', cancelled: 'cancelled', done: 'done' }[state];
}

function taskWords(progress: Progress, now: number): string {
  const done = progress.tasks - progress.unfinished;
  const rate = rateOf(progress, now);
  const words = [`${count(done)} of ${count(progress.tasks)}`];
  if (rate !== null) words.push(`${rate.perMinute.toFixed(rate.perMinute < 10 ? 1 : 0)} a minute`);
  if (rate !== null && progress.unfinished > 0) words.push(`about ${duration(rate.leftMs)} left`);
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

function spendWords({ plan }: RunRecord, { spent, reserved }: Progress): string {
  const priced = plan.student.price !== null || plan.teacher.price !== null;
  const words = [priced ? dollars(spent.usd) : 'unknown (the plan has no prices)'];
  if (plan.budget.usd !== null) words.push(`of at most ${dollars(plan.budget.usd)}`);
  if (reserved.usd > 0) words.push(`${dollars(reserved.usd)} held for calls in flight`);
  return words.join(' · ');
}

function troubleLines({ troubles }: Progress, now: number): string[] {
  return troubles.map(
    ({ role, failure, count: times, at }) =>
      `  ! ${role}: ${failure.message} (${times} times, last ${duration(now - at)} ago)`,
  );
}
