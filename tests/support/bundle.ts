import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { root } from './sources.ts';

/** Bundles the workflows as a worker does, into `folder`; answers with the file's path. Throws when they reach what they must not. */
export async function bundleWorkflows(folder: string): Promise<string> {
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(root, 'workflows/index.ts'),
    logger: new DefaultLogger('ERROR'),
  });
  const path = join(folder, 'workflows.cjs');
  writeFileSync(path, code);
  return path;
}
