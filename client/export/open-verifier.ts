import { availableParallelism } from 'node:os';
import type { Store } from '../../store/port.ts';
import { readSettings } from '../../settings.ts';
import { openLocalSandbox } from '../local.ts';
import { requireJail } from '../run/require-jail.ts';
import { count } from '../screen/figures.ts';
import { say } from '../screen/print.ts';
import type { Verifier } from './verifier.ts';

export interface OpenVerifier extends Verifier {
  close(): Promise<void>;
}

/** Milliseconds between two words on how far it is: an export of a small run needs none. */
const wordMs = 5_000;

/** A sandbox of this process for verifying rows, which says now and then how many it has executed. */
export async function openVerifier({ verdicts }: Store, unsafe: boolean | undefined): Promise<OpenVerifier> {
  await requireJail(readSettings(), unsafe);
  const sandbox = await openLocalSandbox(availableParallelism());
  let executed = 0;
  const tell = (): void =>
    void (executed > 0 && say(`${count(executed)} rows executed so far, as they will be trained on`));
  const words = setInterval(tell, wordMs);
  return {
    sandbox,
    verdicts,
    executed: () => void (executed += 1),
    async close() {
      clearInterval(words);
      await sandbox.close();
    },
  };
}
