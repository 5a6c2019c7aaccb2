import { Command, Option } from '@commander-js/extra-typings';
import { readSettings } from '../settings.ts';
import type { Role } from '../domain/model.ts';
import { callDocument } from './calls/call-document.ts';
import { listLines } from './calls/list-lines.ts';
import { prune } from './calls/prune.ts';
import { showCall } from './calls/show-call.ts';
import { summaryDocument } from './calls/summary.ts';
import { summaryLines } from './calls/summary-lines.ts';
import { openLocalStore } from './local.ts';
import { wholeNumber } from './number.ts';
import { chooseRun } from './run/choose.ts';
import { print } from './screen/print.ts';

const roles: Role[] = ['student', 'teacher'];

export const calls = new Command('calls')
  .description('what a run asked of its models: for which task, at what price, how quickly, and where it went')
  .enablePositionalOptions()
  .argument('[run]', 'its name; may be left out when there is one')
  .addOption(new Option('--role <role>', 'those to one model').choices(roles))
  .option('--task <id>', 'those for one task')
  .option('--failed', 'those whose last send brought no reply')
  .option('--last <count>', 'so many of the list, from its end', wholeNumber, 50)
  .option('--all', 'the whole list')
  .option('--show <key>', 'one call whole, with its request and reply; the beginning of its key is enough')
  .option('--json', 'print one JSON document')
  .action(async (name, { role, task, failed, last, all, show, json }) => {
    const store = await openLocalStore(readSettings());
    try {
      const run = await chooseRun(store, name);
      if (show !== undefined) return await showCall(store, run, show, json);
      const entries = await store.journal.list(run.name, { role, task, failed });
      const listed = all === true ? entries : entries.slice(Math.max(0, entries.length - last));
      const summary = await summaryDocument(store, run);
      const document = { ...summary, calls: listed.map((entry) => callDocument(entry, run.plan)) };
      const list =
        listed.length === 0 ? ['no call of this run is like that'] : listLines(listed, run.plan, entries.length);
      print(json, document, [...list, '', ...summaryLines(summary, run)]);
    } finally {
      await store.close();
    }
  })
  .addCommand(prune.exitOverride());
