import type { ModelPlan } from '../../domain/plan.ts';
import type { BatchLine, BatchRecord } from '../../store/port.ts';
import { ModelFailure } from '../port.ts';
import { keyOf } from './answer.ts';
import { forget } from './forget.ts';
import type { BatchParts } from './parts.ts';
import { pause } from './patience.ts';
import { persist } from './persist.ts';
import type { SeenBatch } from './server.ts';

/** The server's words for a batch of which nothing more will come. */
const ends: ReadonlySet<string> = new Set(['completed', 'failed', 'expired', 'cancelled']);

/** Waits until a batch ends and keeps what it brought. Rejects with `ModelFailure` where only a person can help. */
export async function follow(parts: BatchParts, plan: ModelPlan, batch: BatchRecord, id: string): Promise<void> {
  const { batches } = parts;
  const seen = await untilEnd(parts, plan, batch.tag, id).catch((error: unknown) =>
    lostOnTheWay(error, plan, batch, id),
  );
  for (const file of seen.files) await keepFile(parts, plan, batch.tag, file);
  await batches.end(batch.tag, { status: seen.status, reason: seen.reason });
  await forget(parts.server, plan, [batch.inputFile, ...seen.files]);
}

async function untilEnd(parts: BatchParts, plan: ModelPlan, tag: string, id: string): Promise<SeenBatch> {
  const { server, clock, patience } = parts;
  for (let polls = 1; ; polls += 1) {
    const seen = await persist(parts, tag, () => server.read(plan, id));
    if (ends.has(seen.status)) return seen;
    await pause(clock, patience.pollMs(polls));
  }
}

/** A plan that moved to another server cannot reach what the old one still works on. */
function lostOnTheWay(error: unknown, plan: ModelPlan, batch: BatchRecord, id: string): SeenBatch {
  const moved = error instanceof ModelFailure && error.failure.type === 'not_found' && plan.baseURL !== batch.baseURL;
  if (!moved) throw error;
  return { id, status: 'left at another address', files: [], reason: '' };
}

/** A file that the server has thrown away by now leaves its calls without an answer. */
async function keepFile(parts: BatchParts, plan: ModelPlan, tag: string, file: string): Promise<void> {
  const { server, batches } = parts;
  const keep = (lines: string[]): Promise<void> => batches.keep(tag, lines.flatMap(keyed));
  try {
    await persist(parts, tag, () => server.download(plan, file, keep));
  } catch (error) {
    if (!(error instanceof ModelFailure && error.failure.type === 'not_found')) throw error;
  }
}

function keyed(line: string): BatchLine[] {
  const key = keyOf(line);
  return key === null ? [] : [{ key, line }];
}
