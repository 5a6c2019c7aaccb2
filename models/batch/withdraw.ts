import type { ModelPlan } from '../../domain/plan.ts';
import type { BatchRecord, Batches } from '../../store/port.ts';
import { forget } from './forget.ts';
import type { BatchServer } from './server.ts';

/**
 * Asks a server to give up a batch that nobody wants any more, and to throw its requests away. `absent`: it does not know the batch,
 * or not yet. What was answered by then is kept for whoever asks again. Rejects with `ModelFailure`.
 */
export async function withdraw(
  { server, batches }: { server: BatchServer; batches: Batches },
  plan: ModelPlan,
  batch: BatchRecord,
): Promise<'cancelled' | 'absent'> {
  const id = batch.id ?? (await server.look(plan, batch))?.id;
  if (id !== undefined) {
    await batches.accepted(batch.tag, id);
    await server.cancel(plan, id);
  }
  await forget(server, plan, [batch.inputFile]);
  return id === undefined ? 'absent' : 'cancelled';
}
