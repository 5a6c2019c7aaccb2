import { Command } from '@commander-js/extra-typings';
import { readSettings } from '../settings.ts';
import { CommandFailure, exitCodes } from './exit-codes.ts';
import { openLocalStore } from './local.ts';
import { chooseRun } from './run/choose.ts';
import { plural } from './screen/figures.ts';
import { print } from './screen/print.ts';

export const pause = new Command('pause')
  .description('send no further call of a run; what is in flight is kept')
  .argument('[run]', 'its name; may be left out when there is one')
  .action(async (name) => {
    const store = await openLocalStore(readSettings());
    try {
      const run = await chooseRun(store, name);
      if (run.state !== 'open')
        throw new CommandFailure(
          exitCodes.badInput,
          `expected a run that goes on, found that ${run.name} is ${run.state} already; \`persd resume ${run.name}\` starts it again`,
        );
      // The models process reads this row before every send: it needs no server to be obeyed.
      await store.runs.update(run.name, {
        state: 'paused',
        reason: `by \`persd pause\`; \`persd resume ${run.name}\` goes on`,
      });
      const { calls } = await store.runs.progress(run.name);
      const inFlight = calls.student.inFlight + calls.teacher.inFlight;
      print(false, null, [
        `paused ${run.name} with ${plural(inFlight, 'call')} in flight, whose replies are kept; \`persd resume ${run.name}\` goes on`,
      ]);
    } finally {
      await store.close();
    }
  });
