import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { bundleHash } from './code-hash.ts';
import { entryFile } from './entry-file.ts';
import { cacheFolder, markUsed, pruneUnused } from './server/cache.ts';

/** The file with the workflows' bundle, for a worker's `workflowBundle`. Made once for each state of the sources: it takes seconds. */
export async function workflowBundle(cache: string = cacheFolder()): Promise<{ codePath: string }> {
  const folder = join(cache, 'bundles');
  const codePath = join(folder, `${bundleHash()}.js`);
  if (existsSync(codePath)) {
    await markUsed(codePath);
    return { codePath };
  }
  const { code } = await bundleWorkflowCode({
    workflowsPath: entryFile('../workflows/index'),
    logger: new DefaultLogger('ERROR'),
  });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = join(folder, `draft-${randomUUID()}`);
  await writeFile(draft, code, { mode: 0o600 });
  await rename(draft, codePath);
  await pruneUnused(folder, '');
  return { codePath };
}
