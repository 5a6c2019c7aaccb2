import { isAlive } from '../../temporal-config/process.ts';
import { readSupervisorFile } from '../../temporal-config/supervisor/supervisor-file.ts';
import type { Settings } from '../../settings.ts';

/** Whether a supervisor is there: without one, nobody works on the runs of a home. */
export function isAttended({ home }: Settings): boolean {
  const file = readSupervisorFile(home);
  return file !== null && isAlive(file.process);
}
