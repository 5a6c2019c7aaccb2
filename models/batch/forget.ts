import type { ModelPlan } from '../../domain/plan.ts';
import { ModelFailure } from '../port.ts';
import type { BatchServer } from './server.ts';

/** Has a server throw files away that are of no more use. It may refuse, for nothing depends on it. */
export async function forget(server: Pick<BatchServer, 'remove'>, plan: ModelPlan, files: string[]): Promise<void> {
  for (const file of files) {
    await server.remove(plan, file).catch((error: unknown) => {
      if (!(error instanceof ModelFailure)) throw error;
    });
  }
}
