import { spendingOf, totalUsage } from '../../domain/report/spending.ts';
import type { RunRecord, Store } from '../../store/port.ts';
import { priceOf } from './call-document.ts';

export type CallsSummary = Awaited<ReturnType<typeof summaryDocument>>;

/** What a run's calls came to, by what they were for. */
export async function summaryDocument(store: Store, { name, plan }: RunRecord) {
  const uses = await store.calls.uses(name);
  const latencies = await store.journal.latencies(name);
  const prices = { student: priceOf(plan, 'student'), teacher: priceOf(plan, 'teacher') };
  const kinds = spendingOf(uses, prices).map((kind) => {
    const latency = latencies.find(({ role, stage }) => role === kind.role && stage === kind.stage);
    return { ...kind, latencyMs: latency === undefined ? null : { p50: latency.p50, p99: latency.p99 } };
  });
  const [bought, reused] = [sum(kinds.map((kind) => kind.bought)), sum(kinds.map((kind) => kind.reused))];
  const { spent, reserved } = await store.runs.progress(name);
  return {
    run: name,
    kinds,
    bought,
    reused,
    hitShare: bought + reused === 0 ? null : reused / (bought + reused),
    usage: totalUsage(kinds),
    spent,
    reserved,
    destinations: await store.journal.destinations(name),
  };
}

const sum = (figures: number[]): number => figures.reduce((total, figure) => total + figure, 0);
