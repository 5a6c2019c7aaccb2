import { inert } from '../../domain/inert.ts';
import type { VerdictDocument } from './verdict-document.ts';

/** A verdict on one line, for people. */
export function summaryLine(verdict: VerdictDocument): string {
  if ('line' in verdict) return `✗ line ${verdict.line}: ${inert(verdict.error)}`;
  if (verdict.status === 'sandbox_error') return `! ${inert(verdict.id)} sandbox_error: ${inert(verdict.error)}`;
  const { id, status, cause, passed, total, suspicion } = verdict;
  const why = cause === null ? '' : ` (${cause})`;
  const signs = suspicion.length === 0 ? '' : ` · ${suspicion.join(', ')}`;
  return `${status === 'passed' ? '✓' : '✗'} ${inert(id)} ${status}${why} ${passed}/${total}${signs}`;
}
