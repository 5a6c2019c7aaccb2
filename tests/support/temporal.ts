import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { serverBinary } from '../../temporal-config/server/binary.ts';
import { startServer } from '../../temporal-config/server/server.ts';
import { bundleWorkflows } from './bundle.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** `host:port` of a real server, for all tests of this run. */
    temporalAddress: string;
    temporalNamespace: string;
    /** The path of the workflows as a worker loads them, bundled once. */
    workflowBundle: string;
  }
}

/** Starts one server and bundles the workflows once, for every file that needs them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const home = mkdtempSync(join(tmpdir(), 'persd-workflows-'));
  const server = await startServer(home, await serverBinary());
  const bundle = await bundleWorkflows(home);
  project.provide('temporalAddress', server.address);
  project.provide('temporalNamespace', server.namespace);
  project.provide('workflowBundle', bundle);
  return async () => {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  };
}
