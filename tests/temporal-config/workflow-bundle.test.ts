import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { workflowBundle } from '../../temporal-config/workflow-bundle.ts';
import { temporaryHome } from '../support/temporary-home.ts';

it('bundles the workflows once for each state of their sources', async () => {
  const cache = temporaryHome();
  const { codePath } = await workflowBundle(cache);
  expect(readFileSync(codePath, 'utf8')).toContain('collectDataset');
  const { ino } = statSync(codePath);
  expect(await workflowBundle(cache)).toEqual({ codePath });
  expect(statSync(codePath).ino).toBe(ino);
  expect(readdirSync(join(cache, 'bundles'))).toHaveLength(1);
});
