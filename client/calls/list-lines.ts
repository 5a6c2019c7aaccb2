import type { RunPlan } from '../../domain/plan.ts';
import type { CallEntry, CallState } from '../../store/port.ts';
import { inert } from '../../domain/inert.ts';
import { count, dollars } from '../screen/figures.ts';
import { usdOf } from './call-document.ts';
import { latencyWords } from './latency-words.ts';

/** What became of a call, in words. */
const stateWords: Record<CallState, string> = {
  bought: 'bought',
  reused: 'reused',
  failed: 'failed',
  in_flight: 'in flight',
  waiting: 'waiting',
};

/** Characters of a key that are shown: enough to tell the calls of a home apart. */
const keyLength = 10;

/** A line a call, of the last ones of `total`. */
export function listLines(entries: CallEntry[], plan: RunPlan, total: number): string[] {
  const left = total - entries.length;
  const rows = entries.map((entry) => cells(entry, plan));
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const aligned = rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return left > 0 ? [`${count(left)} more before these; --all lists them`, ...aligned] : aligned;
}

function cells(entry: CallEntry, plan: RunPlan): string[] {
  const { key, role, stage, task, state, truncated, usage, host, latencyMs } = entry;
  const usd = usdOf(entry, plan);
  const answered = state === 'bought' || state === 'reused';
  return [
    key.slice(0, keyLength),
    role,
    stage,
    inert(task),
    `${stateWords[state]}${truncated ? ', cut off' : ''}`,
    answered ? `${count(usage.input)} + ${count(usage.output)} tokens` : '',
    usd === null || !answered ? '' : dollars(usd),
    latencyMs === null ? '' : latencyWords(latencyMs),
    host ?? '',
  ];
}
