import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from '@commander-js/extra-typings';
import { collectDisturbed } from './chaos/collect-disturbed.ts';
import { collectUndisturbed } from './chaos/collect-undisturbed.ts';
import { findingLines } from './chaos/finding-lines.ts';
import { type Findings, findingsOf } from './chaos/findings.ts';
import { faultLine } from './chaos/lines.ts';
import { drawSchedule } from './chaos/schedule.ts';
import { openCommentary, type Commentary } from './chaos/commentary.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { integer, wholeNumber } from './number.ts';
import { plural } from './screen/figures.ts';
import { print } from './screen/print.ts';

/** Tasks that keep the scripted models busy for a minute when nothing goes wrong. */
const tasksPerMinute = 60;

export const chaos = new Command('chaos')
  .description('disturb a collection on this machine in every way, and say which promises it kept; no key is needed')
  .option('--minutes <minutes>', 'how long it is disturbed', wholeNumber, 10)
  .option('--seed <seed>', 'draws the faults: the same seed, the same faults', integer, 7)
  .option('--json', 'print one JSON document at the end')
  .action(async ({ minutes, seed, json }) => {
    const stop = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort());
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'persd-chaos-')));
    // What a killed process leaves where files are temporary goes with the rest.
    process.env['TMPDIR'] = folder;
    let kept: string | null = null;
    try {
      const findings = await play(folder, { minutes, seed, stop: stop.signal, commentary: openCommentary(json) });
      if (findings !== null && findings.broken.length > 0) kept = folder;
      process.exitCode = conclude(findings, kept, json);
    } finally {
      if (kept === null) rmSync(folder, { recursive: true, force: true });
    }
  });

function conclude(findings: Findings | null, kept: string | null, json: boolean | undefined): ExitCode {
  if (findings === null) return exitCodes.interrupted;
  const lines = findingLines(findings);
  print(json, { ...findings, kept }, kept === null ? lines : [...lines, `everything that it left is in ${kept}`]);
  return kept === null ? exitCodes.done : exitCodes.unwell;
}

interface Play {
  minutes: number;
  seed: number;
  stop: AbortSignal;
  commentary: Commentary;
}

/** Collects twice, undisturbed and disturbed, and compares; null after Ctrl-C. */
async function play(folder: string, { minutes, seed, stop, commentary }: Play): Promise<Findings | null> {
  const schedule = drawSchedule(seed, minutes);
  const tasks = minutes * tasksPerMinute;
  commentary.say(`seed ${seed} draws ${plural(schedule.length, 'fault')} for ${plural(minutes, 'minute')}:`);
  for (const planned of schedule) commentary.say(faultLine(planned));
  commentary.say(`collecting ${plural(tasks, 'task')} undisturbed`);
  const expected = await collectUndisturbed(join(folder, 'undisturbed'), tasks, stop);
  if (expected === null) return null;
  commentary.say('collecting them again, disturbed');
  const home = join(folder, 'disturbed');
  const run = await collectDisturbed({ folder, home, tasks, schedule, stop, commentary });
  commentary.end();
  return stop.aborted ? null : findingsOf({ seed, minutes, schedule }, run, expected);
}
