// Leaves a real collection in mid-call, as people do: with Ctrl-C, for good with --detach, or with a second command beside the first.
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openStore } from '../../store/open.ts';
import { type Collecting, collectionIn, differences } from '../support/collecting.ts';
import { pidsOf } from '../support/processes.ts';
import { suiteFolder } from '../support/temporary-home.ts';
import { collectUndisturbed } from '../support/undisturbed.ts';
import { until } from '../support/until.ts';

const folder = suiteFolder();
const expected = collectUndisturbed(folder);
const patience = { timeout: 300_000 };
/** Milliseconds within which a terminal is free again after Ctrl-C. */
const leaveMs = 3_000;

async function stateOf({ home }: Collecting): Promise<string | undefined> {
  const store = await openStore(home);
  try {
    return (await store.runs.get('recorded'))?.state;
  } finally {
    await store.close();
  }
}

/** Sends Ctrl-C to a command; answers with what it said, and how long it took to go. */
async function interrupt({ child, ended }: ReturnType<Collecting['command']>) {
  const at = performance.now();
  child.kill('SIGINT');
  const { code, stderr } = await ended;
  return { code, stderr, ms: performance.now() - at };
}

it('leaves within 3 s of Ctrl-C, goes on with --detach, and needs nobody to end', patience, async () => {
  const collecting = await collectionIn(join(folder, 'left'), 1_000);
  try {
    const first = collecting.command();
    await collecting.whenAsked(6, first);
    const left = await interrupt(first);
    expect(left.code, left.stderr).toBe(130);
    expect(left.stderr).toMatch(/stops after \d+ calls? in flight; the same command goes on/);
    expect(left.ms).toBeLessThan(leaveMs);

    const detached = await collecting.command({ more: ['--detach'] }).ended;
    expect(detached.code, detached.stderr).toBe(0);
    await until('the detached run is done', async () => (await stateOf(collecting)) === 'done');
    await until('its processes have ended', () => Object.keys(pidsOf(collecting.home)).length === 0);
    expect(differences(await collecting.exported(), await expected())).toEqual([]);
    expect(collecting.boughtTwice).toBe(0);
  } finally {
    await collecting.close();
  }
});

it(
  'is shared by commands, each of which leaves within 3 s of Ctrl-C though the server does not answer',
  patience,
  async () => {
    const collecting = await collectionIn(join(folder, 'shared'), 1_000);
    try {
      // Given at once, in a home that has neither the run nor a supervisor yet.
      const both = [collecting.command(), collecting.command()] as const;
      await collecting.whenAsked(6, both[0]);
      const { server = 0 } = pidsOf(collecting.home);
      process.kill(server, 'SIGSTOP');
      const third = collecting.command();
      await until('it waits', () => third.said().includes('Waiting for the Temporal server to answer'));
      const left = await interrupt(third);
      expect(left.code, left.stderr).toBe(130);
      expect(left.ms).toBeLessThan(leaveMs);
      // Ctrl-C has paused the run, so the others have nothing to wait for either.
      for (const { ended } of both) expect((await ended).code).toBe(4);

      process.kill(server, 'SIGCONT');
      const { code, stderr } = await collecting.command().ended;
      expect(code, stderr).toBe(0);
      expect(differences(await collecting.exported(), await expected())).toEqual([]);
      expect(collecting.boughtTwice).toBe(0);
    } finally {
      await collecting.close();
    }
  },
);
