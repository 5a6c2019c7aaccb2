import { Command } from '@commander-js/extra-typings';
import { createKeyRing } from '../models/key-ring.ts';
import { readSettings } from '../settings.ts';
import type { RunRecord, Store } from '../store/port.ts';
import { connectClient } from '../temporal-config/connection.ts';
import { stopRun } from '../temporal-config/stop-run.ts';
import { connectSupervisor } from '../temporal-config/supervisor/control.ts';
import type { TemporalState } from '../temporal-config/supervisor/protocol.ts';
import { CommandFailure, exitCodes } from './exit-codes.ts';
import { openLocalStore } from './local.ts';
import { chooseRun } from './run/choose.ts';
import { print, say } from './screen/print.ts';

export const cancel = new Command('cancel')
  .description('end a run; calls in flight and batches that no other run waits for are cut off')
  .argument('[run]', 'its name; may be left out when there is one')
  .action(async (name) => {
    const settings = readSettings();
    const store = await openLocalStore(settings);
    try {
      const run = await chooseRun(store, name);
      if (run.state === 'done')
        throw new CommandFailure(
          exitCodes.badInput,
          `expected a run that is not at its end, found that ${run.name} is done; there is nothing to cancel`,
        );
      // The row is what stops the sending; the workflows are only tidied away.
      await store.runs.update(run.name, { state: 'cancelled', reason: 'by persd cancel' });
      await closeWorkflows(settings.home, run.name);
      print(false, null, [
        `cancelled ${run.name}; what it has collected is kept, and \`persd resume ${run.name}\` takes it up again`,
        ...(await giveUpBatches(store, settings.home, run)),
      ]);
    } finally {
      await store.close();
    }
  });

/** Most runs have none, and need nothing of what it takes to ask a server. */
async function giveUpBatches(store: Store, home: string, run: RunRecord): Promise<string[]> {
  const going = await store.batches.onlyFor(run.name);
  if (going.length === 0) return [];
  const { cancelBatches } = await import('./cancel/cancel-batches.ts');
  return cancelBatches(store.batches, run, going, createKeyRing(home).get);
}

/** Where no supervisor runs, no workflow does: the next one finds the run at rest, and ends what is left of it. */
async function closeWorkflows(home: string, run: string): Promise<void> {
  const control = await connectSupervisor(home);
  if (control === null) return;
  try {
    // The lease keeps the workers, which close what is open, though the run that they were there for has ended.
    await control.ask('lease', {});
    const { temporal } = await control.ask('state', {});
    if (temporal !== null) await stopOn(temporal, run);
  } catch {
    say('its workflows are still open, for the server is away; they do nothing, and are ended when it is back');
  } finally {
    control.close();
  }
}

async function stopOn(temporal: TemporalState, run: string): Promise<void> {
  const { client, connection } = await connectClient(temporal);
  try {
    await stopRun(client, temporal.place.home, run);
  } finally {
    await connection.close();
  }
}
