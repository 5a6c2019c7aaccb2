import { Command } from '@commander-js/extra-typings';
import { readSettings } from '../settings.ts';
import { ensureSupervisor } from '../temporal-config/supervisor/ensure.ts';
import { print, say } from './screen/print.ts';

export const up = new Command('up')
  .description('keep the Temporal server and the workers of this home running until Ctrl-C')
  .action(async () => {
    const stopped = new Promise<void>((resolve) => process.once('SIGINT', () => resolve()));
    const supervised = await ensureSupervisor(readSettings(), { say });
    const { temporal, roles } = await supervised.state();
    print(false, null, [
      `Temporal     ${temporal?.address ?? 'not yet'}`,
      `Temporal UI  ${temporal?.ui ?? 'see your server'}`,
      ...roles.map(
        ({ role, pid, restarts }) =>
          `${role.padEnd(12)} process ${pid ?? 'not yet'}${restarts > 0 ? `, started again ${restarts} times` : ''}`,
      ),
      'Ctrl-C ends them when nothing else needs them',
    ]);
    const ended = supervised.ended.then(() => true);
    if (await Promise.race([stopped.then(() => false), ended])) say('the supervisor has ended');
    supervised.release();
  });
