import { holdHome } from './hold-home.ts';
import { spawnSupervisor } from './launch.ts';
import { Supervisor, type SupervisorSetting } from './supervisor.ts';

/** Makes this process the supervisor of a home until nobody needs it, then ends it; at once where the home has another. */
export async function runSupervisor(setting: SupervisorSetting): Promise<never> {
  const lock = await holdHome(setting.home);
  if (lock === null) process.exit(0);
  const supervisor = new Supervisor(setting);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      supervisor.end();
      process.once(signal, () => supervisor.hurry());
    });
  }
  // A terminal that closes is not a reason: a detached run goes on without one.
  process.on('SIGHUP', () => {});
  await supervisor.run();
  lock.release();
  // What it was needed for needs one of the newer code, and a run that goes on by itself has no command that would start it.
  const [, entry] = process.argv;
  if (supervisor.edition.isOutdated && entry !== undefined) spawnSupervisor(setting.home, entry);
  process.exit(0);
}
