import type { Settings } from '../../settings.ts';
import type { RunRecord, Store } from '../../store/port.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { count, plural } from '../screen/figures.ts';
import { print, say } from '../screen/print.ts';
import { openScreen } from '../screen/screen.ts';
import { statusDocument } from '../screen/status-document.ts';
import { summaryLines } from '../screen/summary-lines.ts';
import { boundOf, type Extent } from './bound.ts';
import { detachRun, type Driven, driveRun } from './drive.ts';
import { type Paid, paidAttempts } from './paid.ts';
import { requireNativeJail } from './require-jail.ts';

export interface RunOptions {
  extent: Extent;
  detach: boolean | undefined;
  json: boolean | undefined;
  /** Says what a run that is done came to, in place of the figures that are said otherwise. */
  tell?: (driven: Driven) => Promise<void>;
}

/** Opens a run again, drives it until it is at rest or Ctrl-C, and says what it came to. */
export async function runToRest(
  settings: Settings,
  store: Store,
  name: string,
  { extent, detach, json, tell }: RunOptions,
): Promise<ExitCode> {
  if (settings.budget != null) await store.budget.limit(settings.budget);
  const run = await reopen(store, name, extent, detach === true);
  await requireNativeJail(settings, run.plan);
  sayPaid(run, await paidAttempts(store, run));
  if (detach === true) return sayDetached(await detachRun(settings, store, run), json);

  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  const screen = openScreen(json);
  const driven = await driveRun(settings, store, run, screen, stop.signal);
  screen.end();
  if (stop.signal.aborted && driven.run.state === 'open')
    return sayInterrupted(driven, await interrupt(store, driven.run));
  if (tell === undefined || driven.run.state !== 'done') return sayEnd(driven, settings, json);
  await tell(driven);
  return codeOf(driven);
}

async function reopen(store: Store, name: string, extent: Extent, detach: boolean): Promise<RunRecord> {
  await store.runs.reopenAbandoned(name);
  const before = await runOf(store, name);
  const bound = await boundOf(store, before, extent);
  // Looking at a run that goes on by itself does not change that.
  const detached = detach || (before.state === 'open' && before.detached);
  await store.runs.update(name, { bound, state: 'open', reason: '', detached });
  return runOf(store, name);
}

async function runOf(store: Store, name: string): Promise<RunRecord> {
  const run = await store.runs.get(name);
  if (run === null) throw new Error(`the run ${name} was removed while it was started`);
  return run;
}

function sayPaid({ plan }: RunRecord, { attempts, paid }: Paid): void {
  const noun = plan.kind === 'collect' ? 'attempt' : 'first answer';
  if (paid > 0) say(`${count(paid)} of ${plural(attempts, noun)} to come are paid for already: the journal has them`);
}

/** Ctrl-C stops a run, even where another command or `persd up` keeps the workers; one that goes on by itself it only leaves. */
async function interrupt(store: Store, { name, detached }: RunRecord): Promise<boolean> {
  if (detached) return false;
  return store.runs.update(name, { state: 'paused', reason: `by Ctrl-C; \`persd resume ${name}\` goes on` }, 'open');
}

function sayDetached(driven: Driven, json: boolean | undefined): ExitCode {
  const { run, ui } = driven;
  const lines = [
    `${run.name} goes on by itself; \`persd watch ${run.name}\` shows it`,
    ...(ui === null ? [] : [`  Temporal UI  ${ui}`]),
  ];
  print(json, { ...statusDocument(driven), ui }, lines);
  return exitCodes.done;
}

function sayInterrupted({ run, progress }: Driven, stopped: boolean): ExitCode {
  const inFlight = progress.calls.student.inFlight + progress.calls.teacher.inFlight;
  say(stopped ? `stops after ${plural(inFlight, 'call')} in flight; the same command goes on` : `${run.name} goes on`);
  return exitCodes.interrupted;
}

function sayEnd(driven: Driven, { home }: Settings, json: boolean | undefined): ExitCode {
  const { run, progress, ui } = driven;
  print(json, { ...statusDocument(driven), ui }, summaryLines(run, progress, home, ui));
  if (run.state !== 'done') {
    say(run.state === 'paused' ? `paused: ${run.reason}` : `${run.name} was cancelled`);
    return exitCodes.notFinished;
  }
  return codeOf(driven);
}

/** Of a run that is done. */
const codeOf = ({ progress }: Driven): ExitCode =>
  (progress.samples ?? progress.outcomes).abandoned > 0 ? exitCodes.unwell : exitCodes.done;
