import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Command, Option } from '@commander-js/extra-typings';
import { readSettings } from '../settings.ts';
import { ownServer } from '../temporal-config/connection.ts';
import { entryFile, nodeFlags } from '../temporal-config/entry-file.ts';
import { connectSupervisor } from '../temporal-config/supervisor/control.ts';
import { CommandFailure, exitCodes } from './exit-codes.ts';

export const worker = new Command('worker')
  .description('run one more worker of this home in the foreground')
  .addOption(
    new Option('--role <role>', 'what it works on')
      .choices(['orchestration', 'models', 'sandbox', 'all'] as const)
      .default('all' as const),
  )
  .action(async ({ role }) => {
    const { address, namespace } = await serverOf(readSettings().home);
    const args = [...nodeFlags, entryFile('../worker'), '--role', role, '--address', address, '--namespace', namespace];
    // Its standard input is the pipe whose end is our death, and no keyboard.
    const child = spawn(process.execPath, args, { stdio: ['pipe', 'inherit', 'inherit'] });
    process.on('SIGINT', () => undefined);
    const [code] = await once(child, 'exit');
    process.exitCode = typeof code === 'number' ? code : exitCodes.unwell;
  });

/** The user's own server, or the embedded one if it runs. */
async function serverOf(home: string): Promise<{ address: string; namespace: string }> {
  const own = ownServer();
  if (own !== null) return own;
  const control = await connectSupervisor(home);
  const state = await control?.ask('state', {}).finally(() => control.close());
  if (state?.temporal) return state.temporal;
  throw new CommandFailure(
    exitCodes.badPlace,
    'expected a Temporal server to work for, found none running in this home; `persd up` starts one, and TEMPORAL_ADDRESS names one of your own',
  );
}
