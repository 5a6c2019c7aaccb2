// Runs the real bundler with nothing ignored: proof that workflow code reaches nothing that it must not.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { expect, it } from 'vitest';
import { bundleWorkflows } from '../support/bundle.ts';
import { root } from '../support/sources.ts';
import { temporaryHome } from '../support/temporary-home.ts';
import * as workflows from '../../workflows/index.ts';

it('bundles', async () => {
  await expect(bundleWorkflows(temporaryHome())).resolves.toContain('workflows.cjs');
});

it('holds three workflow types for each kind of run and nothing else', () => {
  expect(Object.keys(workflows).sort()).toEqual([
    'collectDataset',
    'collectShard',
    'distillTasks',
    'evaluateBenchmark',
    'evaluateSamples',
    'evaluateShard',
  ]);
});

it('would not bundle if a workflow reached for a file', async () => {
  const folder = temporaryHome();
  mkdirSync(join(folder, 'workflows'));
  const path = join(folder, 'workflows/index.ts');
  writeFileSync(
    path,
    `import { readFileSync } from 'node:fs';\nexport * from '${join(root, 'workflows/index.ts')}';\nexport async function peek() { return readFileSync('/etc/hostname', 'utf8'); }\n`,
  );
  const bundling = bundleWorkflowCode({ workflowsPath: path, logger: new DefaultLogger('ERROR', () => undefined) });
  await expect(bundling).rejects.toThrow(/Webpack finished with errors/);
});
