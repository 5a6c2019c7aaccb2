// Takes the Temporal server, its data and the models process away from a real collection in mid-call, and gives them back.
import { chmodSync, globSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { serverBinary } from '../../temporal-config/server/binary.ts';
import { type Collecting, collectionIn, differences } from '../support/collecting.ts';
import { type ProcessName, pidsOf } from '../support/processes.ts';
import { suiteFolder } from '../support/temporary-home.ts';
import { collectUndisturbed } from '../support/undisturbed.ts';

const folder = suiteFolder();
const expected = collectUndisturbed(folder);
/** Longer than any heartbeat time-out of a model activity, so that the server has given every one of them up. */
const outageMs = 20_000;
const patience = { timeout: 300_000, concurrent: true };

/** Collects with one command while `disturb` does its worst; nothing may be lost, and at most `mayBuy` calls bought twice. */
async function collectWhile(
  name: string,
  disturb: (collecting: Collecting, whenAsked: (times: number) => Promise<void>) => Promise<number>,
  env: NodeJS.ProcessEnv = {},
): Promise<void> {
  const collecting = await collectionIn(join(folder, name), 1_000);
  try {
    const command = collecting.command({ env });
    const mayBuy = await disturb(collecting, (times) => collecting.whenAsked(times, command));
    const { code, stderr } = await command.ended;
    expect(code, stderr).toBe(0);
    expect(differences(await collecting.exported(), await expected())).toEqual([]);
    expect(collecting.boughtTwice).toBeLessThanOrEqual(mayBuy);
  } finally {
    await collecting.close();
  }
}

async function freeze({ home }: Collecting, part: ProcessName): Promise<void> {
  const { [part]: pid } = pidsOf(home);
  if (pid === undefined) throw new Error(`${part} should run and does not`);
  process.kill(pid, 'SIGSTOP');
  await sleep(outageMs);
  process.kill(pid, 'SIGCONT');
}

function deleteDatabase({ home }: Collecting): void {
  const files = globSync(join(home, 'temporal', '*.db*'));
  expect(files).not.toEqual([]);
  for (const file of files) rmSync(file);
}

/** A server's binary that does not start as long as a certain file is there. */
async function absentBinary(): Promise<{ path: string; away: string }> {
  const { path: real } = await serverBinary();
  const path = join(folder, 'temporal');
  const away = join(folder, 'the-server-is-away');
  writeFileSync(path, `#!/bin/sh\n[ -e '${away}' ] && exit 1\nexec '${real}' "$@"\n`);
  chmodSync(path, 0o755);
  return { path, away };
}

it('buys nothing twice while first the server is frozen, and then the process that makes the calls', patience, () =>
  collectWhile('frozen', async (collecting, whenAsked) => {
    await whenAsked(6);
    await freeze(collecting, 'server');
    await whenAsked(12);
    await freeze(collecting, 'models');
    return 0;
  }),
);

it('buys nothing twice when the server is killed and stays away', patience, async () => {
  const { path, away } = await absentBinary();
  await collectWhile(
    'away',
    async (collecting, whenAsked) => {
      await whenAsked(8);
      writeFileSync(away, '');
      await collecting.kill(['server']);
      await sleep(outageMs);
      rmSync(away);
      return 0;
    },
    { TEMPORAL_CLI_PATH: path },
  );
});

it('goes on from the store when the server loses its database under a living supervisor', patience, () =>
  collectWhile('lost', async (collecting, whenAsked) => {
    await whenAsked(8);
    deleteDatabase(collecting);
    await collecting.kill(['server']);
    return 0;
  }),
);

it('goes on from the store when everything is killed and the database is gone', patience, () =>
  collectWhile('all-lost', async (collecting, whenAsked) => {
    await whenAsked(8);
    const inFlight = await collecting.kill(['supervisor', 'orchestration', 'models', 'sandbox', 'server']);
    deleteDatabase(collecting);
    return inFlight;
  }),
);
