import type { Client } from '@temporalio/client';

export interface HistoryFigures {
  workflows: number;
  events: number;
  bytes: number;
  /** The largest payload in any of them. */
  largestPayload: number;
}

/** Sizes of a run's histories, by asking for `sample` workflows of it; sums are scaled to all of them. */
export async function historyFigures(client: Client, run: string, sample: number): Promise<HistoryFigures> {
  const ids: string[] = [];
  for await (const { workflowId } of client.workflow.list({ query: `PersdRun = '${run}'` })) ids.push(workflowId);
  const chosen = ids.filter((id) => !id.includes('/tasks/'));
  const blocks = ids.filter((id) => id.includes('/tasks/'));
  const step = Math.max(1, Math.floor(blocks.length / sample));
  const sampled = blocks.filter((_, at) => at % step === 0);
  const scale = blocks.length / Math.max(1, sampled.length);
  const figures: HistoryFigures = { workflows: ids.length, events: 0, bytes: 0, largestPayload: 0 };
  for (const id of chosen) add(figures, await sizeOf(client, id), 1);
  for (const id of sampled) add(figures, await sizeOf(client, id), scale);
  return figures;
}

function add(figures: HistoryFigures, one: Omit<HistoryFigures, 'workflows'>, scale: number): void {
  figures.events += one.events * scale;
  figures.bytes += one.bytes * scale;
  figures.largestPayload = Math.max(figures.largestPayload, one.largestPayload);
}

async function sizeOf(client: Client, id: string): Promise<Omit<HistoryFigures, 'workflows'>> {
  const handle = client.workflow.getHandle(id);
  const [{ raw }, history] = [await handle.describe(), await handle.fetchHistory()];
  const events = history.events ?? [];
  return {
    events: events.length,
    bytes: Number(raw.workflowExecutionInfo?.historySizeBytes ?? 0),
    largestPayload: Math.max(0, ...payloadSizes(events)),
  };
}

/** A payload is whatever has metadata and data; protobuf names the fields around it in a hundred ways. */
function payloadSizes(node: unknown): number[] {
  if (typeof node !== 'object' || node === null || node instanceof Uint8Array) return [];
  const here = 'data' in node && node.data instanceof Uint8Array ? [node.data.length] : [];
  return [...here, ...Object.values(node).flatMap(payloadSizes)];
}
