// One payload, wherever persd prints what others wrote.
import { afterEach, expect, test, vi } from 'vitest';
import { diffLines } from '../../../client/demo/diff-lines.ts';
import { LiveScreen } from '../../../client/screen/live-screen.ts';
import { PlainScreen } from '../../../client/screen/plain-screen.ts';
import { print, say } from '../../../client/screen/print.ts';
import { statusLines } from '../../../client/screen/status-lines.ts';
import type { ExecutedProgram } from '../../../domain/trajectory.ts';
import { refined } from '../../domain/samples.ts';
import { openedStore } from '../../store/opened-store.ts';
import { newRun } from '../../store/samples.ts';
import { sampleProgress, sampleRun } from '../../support/progress.ts';

const payload = '\x1b[2J\x1b]0;owned\x07\r✓ passed\u009b31m\u202e<img src=x onerror=alert(1)> **b** [a](http://b)';
const obeyed = /[\p{Cc}\p{Cf}\p{Cs}]/u;

afterEach(() => vi.restoreAllMocks());

/** What is written to a stream of the process while `work` runs. */
function written(stream: NodeJS.WriteStream, work: () => void): string {
  const chunks: string[] = [];
  vi.spyOn(stream, 'write').mockImplementation((chunk) => chunks.push(String(chunk)) > 0);
  work();
  return chunks.join('');
}

const withoutBreaks = (text: string): string => text.replaceAll('\n', '');

test('What is printed makes a terminal do nothing, and says what it held.', () => {
  const lines = written(process.stdout, () => print(false, null, [payload, `a\n${payload}`]));
  expect(withoutBreaks(lines)).not.toMatch(obeyed);
  expect(lines).toContain('\\x1b[2J');
  const document = written(process.stdout, () => print(true, { [payload]: payload }, []));
  expect(withoutBreaks(document)).not.toMatch(obeyed);
  expect(JSON.parse(document)).toEqual({ [payload]: payload });
  expect(withoutBreaks(written(process.stderr, () => say(payload)))).not.toMatch(obeyed);
});

test('A run whose servers and models have hostile names is shown in peace.', () => {
  const run = sampleRun({ state: 'paused', reason: payload });
  const model = { ...run.plan.student, model: payload };
  const failure = { type: 'foreign_body', message: `${payload}\nmore` } as const;
  const progress = sampleProgress({ troubles: [{ role: 'teacher', failure, count: 1, at: 0 }] });
  const sight = { run: { ...run, plan: { ...run.plan, student: model } }, progress, attended: true, lines: [] };
  const plain = written(process.stderr, () => new PlainScreen(process.stderr).show(sight));
  expect(withoutBreaks(plain)).not.toMatch(obeyed);
  const terminal = Object.assign(process.stderr, { columns: 200, rows: 50 });
  const live = written(terminal, () => new LiveScreen(terminal).show(sight));
  expect(withoutBreaks(live.replaceAll('\r\x1b[2K', '').replaceAll('\x1b[J', ''))).not.toMatch(obeyed);
  const told = written(process.stdout, () => print(false, null, statusLines(sight, 0)));
  expect(withoutBreaks(told)).not.toMatch(obeyed);
});

test('A correction of a hostile program is shown in peace.', async () => {
  const store = await openedStore();
  await store.runs.create(newRun('run', 1));
  const hostile = (one: ExecutedProgram): ExecutedProgram => ({ ...one, program: `${one.program}  # ${payload}\n` });
  const trajectory = { ...refined, task: payload, attempts: refined.attempts.map(hostile) };
  await store.trajectories.write('run', [{ number: 0, trajectory: { ...trajectory, run: 'run' } }]);
  const lines = await diffLines(store, 'run');
  expect(lines.join('\n')).toContain('# ');
  expect(withoutBreaks(written(process.stdout, () => print(false, null, lines)))).not.toMatch(obeyed);
});
