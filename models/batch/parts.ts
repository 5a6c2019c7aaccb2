import type { Batches } from '../../store/port.ts';
import type { Clock } from '../clock.ts';
import type { Patience } from './patience.ts';
import type { BatchServer } from './server.ts';

/** What seeing a batch through takes. */
export interface BatchParts {
  batches: Batches;
  server: BatchServer;
  clock: Clock;
  patience: Patience;
}
