import type { WorkerOptions } from '@temporalio/worker';
import type { Settings } from '../settings.ts';

/** The workers of one role, and what ends with them. */
export interface RoleWorkers {
  workers: Partial<WorkerOptions>[];
  /** Called when draining begins, while workers still finish what they have. */
  drain(): Promise<void>;
  close(): Promise<void>;
  /** Keys by the names of their variables, whenever a command hands some over. */
  keys(keys: Record<string, string>): void;
}

/** Opens what a role works with; `home` is the home's short id on a server that others use too, null on the embedded one. */
export type OpenWorkers = (settings: Settings, home: string | null) => Promise<RoleWorkers>;
