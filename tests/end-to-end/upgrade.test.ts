// Changes the shape of the workflows under a real collection: a second clone, edited, takes the run over in mid-call.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore } from '../../store/open.ts';
import { bundleHash } from '../../temporal-config/code-hash.ts';
import { cacheFolder } from '../../temporal-config/server/cache.ts';
import { cloneSources, editSource } from '../support/clone.ts';
import { type Collecting, collectionIn, differences } from '../support/collecting.ts';
import { suiteFolder } from '../support/temporary-home.ts';
import { collectUndisturbed } from '../support/undisturbed.ts';

const folder = suiteFolder();
const expected = collectUndisturbed(folder);
const clone = join(folder, 'clone');
const patience = { timeout: 300_000, concurrent: true };

beforeAll(editWorkflows);

afterAll(() => rmSync(join(cacheFolder(), 'bundles', `${bundleHash(clone)}.js`), { force: true }));

/** One activity more at the beginning of every block, and another order at the end of a collection. */
function editWorkflows(): void {
  cloneSources(clone);
  const call = "await checkTasks.executeWithOptions({ summary: 'check gold' }, [{ run, block }]);";
  editSource(clone, 'workflows/distill-tasks.ts', `const checked = ${call}`, `${call}\n  const checked = ${call}`);
  const last = "await activities.finishRun.executeWithOptions({ summary: 'nothing is left' }, [{ run }]);";
  editSource(clone, 'workflows/run-to-end.ts', last, `await sleep(1);\n  ${last}`);
}

async function expectWhole(collecting: Collecting): Promise<void> {
  expect(differences(await collecting.exported(), await expected())).toEqual([]);
  const store = await openStore(collecting.home);
  const run = await store.runs.get('recorded');
  await store.close();
  expect(run?.codeHash).toBe(bundleHash(clone));
  expect(run?.codeHash).not.toBe(bundleHash());
}

it('lets newer code take a run over from a supervisor that is up, and buys nothing again', patience, async () => {
  const collecting = await collectionIn(join(folder, 'up'), 2_500);
  try {
    const older = collecting.command();
    await collecting.whenAsked(8, older);
    const newer = await collecting.command({ clone }).ended;
    expect(newer.code, newer.stderr).toBe(0);
    expect(newer.stderr).toContain('Waiting for the supervisor before this one to end');
    expect((await older.ended).stderr).toContain('has taken this home over, and goes on with its runs');
    await expectWhole(collecting);
    expect(collecting.boughtTwice).toBe(0);
  } finally {
    await collecting.close();
  }
});

it('lets newer code take a run up from what kill -9 has left', patience, async () => {
  const collecting = await collectionIn(join(folder, 'down'), 1_000);
  try {
    const older = collecting.command();
    await collecting.whenAsked(8, older);
    older.child.kill('SIGKILL');
    const inFlight = await collecting.kill(['supervisor', 'orchestration', 'models', 'sandbox', 'server']);
    const newer = await collecting.command({ clone }).ended;
    expect(newer.code, newer.stderr).toBe(0);
    await expectWhole(collecting);
    expect(collecting.boughtTwice).toBeLessThanOrEqual(inFlight);
  } finally {
    await collecting.close();
  }
});
