import { inert } from '../../domain/inert.ts';
import { type ModelPlan, modelsOf, type RunPlan } from '../../domain/plan.ts';
import { createBatchServer } from '../../models/batch/server.ts';
import { withdraw } from '../../models/batch/withdraw.ts';
import type { Keys } from '../../models/credential.ts';
import { createExchange } from '../../models/exchange.ts';
import { ModelFailure } from '../../models/port.ts';
import type { BatchRecord, Batches } from '../../store/port.ts';

/** Seconds for one question: somebody waits for the command. */
const timeoutSeconds = 20;

/** Asks the servers of batches that nobody but a cancelled run waits for to give them up; answers with what to tell, a line a batch. */
export async function cancelBatches(
  batches: Batches,
  { name, plan }: { name: string; plan: RunPlan },
  going: BatchRecord[],
  keys: Keys,
): Promise<string[]> {
  const server = createBatchServer(
    createExchange(keys, () => undefined),
    timeoutSeconds,
  );
  const cancel = async (batch: BatchRecord): Promise<string> => {
    const title = `batch ${batch.id ?? 'without a name yet'} of ${batch.model} at ${URL.parse(batch.baseURL)?.host ?? batch.baseURL}`;
    try {
      return words[await withdraw({ server, batches }, planOf(plan, batch), batch)](title, name);
    } catch (error) {
      if (!(error instanceof ModelFailure)) throw error;
      return `${title}: could not be cancelled and may go on, and cost money: ${error.message}`;
    }
  };
  const told = await Promise.all(going.map(cancel));
  return told.map((line) => inert(line));
}

const words = {
  cancelled: (batch: string, run: string) =>
    `${batch}: its server was asked to cancel it and to delete its requests; what it has answered by now is paid for, and \`persd resume ${run}\` takes it`,
  absent: (batch: string) => `${batch}: its server does not know it, so there was nothing to cancel`,
};

/** The plan's part for a batch; it is where it was sent, wherever the model is asked by now. */
function planOf(plan: RunPlan, { model, baseURL }: BatchRecord): ModelPlan {
  const models = modelsOf(plan);
  const same = models.find((one) => one.model === model && one.baseURL === baseURL);
  return { ...(same ?? models.find((one) => one.model === model) ?? plan.student), baseURL };
}
