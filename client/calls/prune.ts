import { Command } from '@commander-js/extra-typings';
import { readSettings } from '../../settings.ts';
import type { Pruned } from '../../store/port.ts';
import { openLocalStore } from '../local.ts';
import { plural } from '../screen/figures.ts';
import { print } from '../screen/print.ts';
import { age } from './age.ts';

/** Removes what was bought for runs that are gone, and makes the store's file smaller. */
export const prune = new Command('prune')
  .description('remove calls that no run of this home wants any more; wanted again, they are bought again')
  .option('--older-than <age>', 'those alone whose reply is older than 12h, 30d or 4w', age, 0)
  .option('--dry-run', 'say how much that would be, and remove nothing')
  .option('--json', 'print one JSON document')
  .action(async ({ olderThan, dryRun, json }) => {
    const store = await openLocalStore(readSettings());
    // A reply of this very millisecond is old enough where no age is asked for.
    const before = olderThan === 0 ? Number.MAX_SAFE_INTEGER : Date.now() - olderThan;
    try {
      if (dryRun === true) {
        const prunable = await store.journal.prunable(before);
        return print(json, { ...prunable, removed: false }, [`would remove ${words(prunable)}`]);
      }
      const pruned = await store.journal.prune(before);
      const freed = pruned.calls === 0 ? 0 : await store.journal.compact();
      const line = `removed ${words(pruned)}; the store is ${size(freed)} smaller`;
      print(json, { ...pruned, removed: true, freed }, [line]);
    } finally {
      await store.close();
    }
  });

const words = ({ calls, bytes }: Pruned): string => `${plural(calls, 'call')} that no run wants (${size(bytes)})`;

const size = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} KiB` : `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
