// Replays recorded histories on the workflows as they are now; needs no server, only what `record-histories.ts` has written.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from '@temporalio/worker';
import { describe, expect, inject, it } from 'vitest';
import * as workflows from '../../workflows/index.ts';
import { quietRuntime } from '../support/quiet-runtime.ts';
import { temporaryHome } from '../support/temporary-home.ts';

quietRuntime();

const folder = join(import.meta.dirname, 'histories');
const histories = readdirSync(folder).map(
  (file) => [file, JSON.parse(readFileSync(join(folder, file), 'utf8'))] as const,
);
const replay = (codePath: string, history: unknown) =>
  Worker.runReplayHistory({ workflowBundle: { codePath } }, history);

describe('recorded histories', () => {
  it('are of every workflow', () => {
    const types = histories.map(([file]) => file.replace(/(-.*)?\.json$/, ''));
    expect(new Set(types)).toEqual(new Set(Object.keys(workflows)));
  });

  it.each(histories)('replay without a difference: %s', async (_file, history) => {
    await expect(replay(inject('workflowBundle'), history)).resolves.toBeUndefined();
  });

  it('are refused by workflows of another shape', async () => {
    const changed = join(temporaryHome(), 'changed.cjs');
    const code = readFileSync(inject('workflowBundle'), 'utf8');
    writeFileSync(changed, code.replaceAll('executePrograms', 'executeProgramsOtherwise'));
    const history = histories.find(([file]) => file === 'distillTasks.json')?.[1];
    await expect(replay(changed, history)).rejects.toThrow(/TMPRL1100|nondeterminism/i);
  });
});
