// Leaves a real collection in mid-call, as people do: with Ctrl-C, for good with --detach, or with a second command beside the first.
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { openStore } from '../../store/open.ts';
import { type Collecting, collectionIn, differences, undisturbed } from '../support/collecting.ts';
import { partsOf } from '../support/processes.ts';
import { suiteFolder } from '../support/temporary-home.ts';
import { until } from '../support/until.ts';

const folder = suiteFolder();
const patience = { timeout: 300_000 };
/** Milliseconds within which a terminal is free again after Ctrl-C. */
const leaveMs = 3_000;
let expected: string[];

beforeAll(async () => {
  expected = await undisturbed(join(folder, 'undisturbed'));
}, 240_000);

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
    await until('its processes have ended', () => Object.keys(partsOf(collecting.home)).length === 0);
    expect(differences(await collecting.exported(), expected)).toEqual([]);
    expect(collecting.boughtTwice).toBe(0);
  } finally {
    await collecting.close();
  }
});

it('leaves within 3 s of Ctrl-C though the server does not answer', patience, async () => {
  const collecting = await collectionIn(join(folder, 'frozen'), 1_000);
  try {
    const first = collecting.command();
    await collecting.whenAsked(6, first);
    const { server } = partsOf(collecting.home);
    if (server === undefined) throw new Error('the server should run and does not');
    process.kill(server, 'SIGSTOP');
    const second = collecting.command();
    await until('it waits', () => second.said().includes('Waiting for the Temporal server to answer'));
    const left = await interrupt(second);
    expect(left.code, left.stderr).toBe(130);
    expect(left.ms).toBeLessThan(leaveMs);
    // Ctrl-C has paused the run, so the other command has nothing to wait for either.
    const other = await first.ended;
    expect(other.code, other.stderr).toBe(4);
  } finally {
    await collecting.close();
  }
});

it('is shared by two commands that are given at once', patience, async () => {
  const collecting = await collectionIn(join(folder, 'shared'), 300);
  try {
    const both = [collecting.command(), collecting.command()];
    for (const { code, stderr } of await Promise.all(both.map(({ ended }) => ended))) expect(code, stderr).toBe(0);
    expect(differences(await collecting.exported(), expected)).toEqual([]);
    expect(collecting.boughtTwice).toBe(0);
  } finally {
    await collecting.close();
  }
});
