import type { Settings } from '../../settings.ts';
import type { Store } from '../../store/port.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { print, say } from '../screen/print.ts';
import { openScreen } from '../screen/screen.ts';
import { statusDocument } from '../screen/status-document.ts';
import { summaryLines } from '../screen/summary-lines.ts';
import { detachRun, type Driven, driveRun } from './drive.ts';

export interface RunOptions {
  /** The last task number that may run; null for all. */
  bound: number | null;
  detach: boolean | undefined;
  json: boolean | undefined;
}

/** Opens a run again, drives it until it is at rest or Ctrl-C, and says what it came to. */
export async function runToRest(
  settings: Settings,
  store: Store,
  name: string,
  options: RunOptions,
): Promise<ExitCode> {
  const { bound, detach, json } = options;
  await store.runs.reopenAbandoned(name);
  await store.runs.update(name, { bound, state: 'open', reason: '', detached: detach === true });
  const run = await store.runs.get(name);
  if (run === null) throw new Error(`the run ${name} was removed while it was started`);
  if (detach === true) return sayDetached(await detachRun(settings, store, run), json);

  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  const screen = openScreen(json);
  const driven = await driveRun(settings, store, run, screen, stop.signal);
  screen.end();
  return stop.signal.aborted && driven.run.state === 'open' ? sayInterrupted(driven) : sayEnd(driven, settings, json);
}

function sayDetached({ run, progress, ui }: Driven, json: boolean | undefined): ExitCode {
  const lines = [
    `${run.name} goes on by itself; \`persd watch ${run.name}\` shows it`,
    ...(ui === null ? [] : [`  Temporal UI  ${ui}`]),
  ];
  print(json, { ...statusDocument(run, progress, Date.now()), ui }, lines);
  return exitCodes.done;
}

function sayInterrupted({ run, progress }: Driven): ExitCode {
  const inFlight = progress.calls.student.inFlight + progress.calls.teacher.inFlight;
  say(run.detached ? `${run.name} goes on` : `stops after ${inFlight} calls in flight; the same command goes on`);
  return exitCodes.interrupted;
}

function sayEnd({ run, progress, ui }: Driven, { home }: Settings, json: boolean | undefined): ExitCode {
  print(json, { ...statusDocument(run, progress, Date.now()), ui }, summaryLines(run, progress, home, ui));
  if (run.state !== 'done') {
    say(
      run.state === 'paused'
        ? `paused: ${run.reason}; \`persd resume ${run.name}\` goes on`
        : `${run.name} was cancelled`,
    );
    return exitCodes.notFinished;
  }
  return progress.outcomes.abandoned > 0 ? exitCodes.unwell : exitCodes.done;
}
