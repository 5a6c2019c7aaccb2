import type { Role } from '../domain/model.ts';
import type { Calls } from '../store/port.ts';

/** Remembers whose last send failed, so that good news is written once and not with every reply. */
export interface Troubles {
  failed(run: string, role: Role): void;
  answered(run: string, role: Role): Promise<void>;
}

export function createTroubles(calls: Pick<Calls, 'clearTrouble'>): Troubles {
  // What an earlier process left behind is unknown, so the first good news is written too.
  const clear = new Set<string>();
  return {
    failed: (run, role) => void clear.delete(`${run} ${role}`),
    async answered(run, role) {
      if (clear.has(`${run} ${role}`)) return;
      clear.add(`${run} ${role}`);
      await calls.clearTrouble(run, role);
    },
  };
}
