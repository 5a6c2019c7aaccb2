import { isLoopback } from '../../domain/loopback.ts';
import type { Destination, RunRecord } from '../../store/port.ts';
import { costWords } from '../screen/cost.ts';
import { count, dollars, plural } from '../screen/figures.ts';
import { latencyWords } from './latency-words.ts';
import type { CallsSummary } from './summary.ts';

/** What a run's calls came to, for people. */
export function summaryLines(summary: CallsSummary, run: RunRecord): string[] {
  const { kinds, bought, reused, hitShare, spent, destinations } = summary;
  const hits = hitShare === null ? '' : ` · ${(100 * hitShare).toFixed(0)} % of the answers from the journal`;
  return [
    `${run.name}: ${plural(bought, 'call')} bought, ${count(reused)} reused${hits}`,
    ...kinds.map((kind) => `  ${kind.role.padEnd(8)}${kind.stage.padEnd(8)}  ${kindWords(kind)}`),
    `  spent           ${costWords(run, spent.usd)} for ${plural(spent.calls, 'send')}, those included that failed and may be charged`,
    ...destinations.map((one) => `  sent to         ${destinationWords(one)}`),
  ];
}

function kindWords({
  bought,
  reused,
  failed,
  truncated,
  usage,
  usd,
  latencyMs,
}: CallsSummary['kinds'][number]): string {
  const words = [`${count(bought)} bought`, `${count(reused)} reused`];
  if (failed > 0) words.push(`${count(failed)} failed`);
  if (truncated > 0) words.push(`${count(truncated)} cut off`);
  words.push(`${count(usage.input)} + ${count(usage.output)} tokens`);
  if (usd !== null) words.push(dollars(usd));
  if (latencyMs !== null) words.push(`p50 ${latencyWords(latencyMs.p50)}, p99 ${latencyWords(latencyMs.p99)}`);
  return words.join(' · ');
}

function destinationWords({ host, role, calls, inputTokens }: Destination): string {
  const sent = `${plural(calls, 'prompt')} for the ${role} · ${plural(inputTokens, 'token')}`;
  if (host === null) return `${sent} · by an older version, which did not note where`;
  return `${host}${staysHere(host) ? ' (this machine)' : ''} · ${sent}`;
}

const staysHere = (host: string): boolean => isLoopback(URL.parse(`http://${host}`)?.hostname ?? host);
