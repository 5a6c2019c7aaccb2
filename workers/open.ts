import { modelWorkers } from './models.ts';
import { orchestrationWorkers } from './orchestration.ts';
import type { OpenWorkers } from './role-workers.ts';
import { sandboxWorkers } from './sandbox.ts';

const roles: Record<string, OpenWorkers> = {
  orchestration: orchestrationWorkers,
  models: modelWorkers,
  sandbox: sandboxWorkers,
};

/** Every role in one process, for small machines; what dies takes the others with it. */
const allWorkers: OpenWorkers = async (settings, home) => {
  const each = await Promise.all(Object.values(roles).map((open) => open(settings, home)));
  return {
    workers: each.flatMap(({ workers }) => workers),
    drain: async () => void (await Promise.all(each.map((role) => role.drain()))),
    close: async () => void (await Promise.all(each.map((role) => role.close()))),
    keys: (keys) => each.forEach((role) => role.keys(keys)),
  };
};

/** What opens the workers of a role, or of `all`. Throws where there is no such role. */
export function workersOf(role: string): OpenWorkers {
  const open = role === 'all' ? allWorkers : roles[role];
  if (open !== undefined) return open;
  throw new Error(`expected --role ${Object.keys(roles).join(', ')} or all, found ${role}; correct it`);
}
