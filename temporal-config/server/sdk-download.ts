import { Runtime } from '@temporalio/worker';
import { serverVersion } from './pin.ts';

// A process of its own: the SDK's download has no time limit, is stopped by ending it, and loads the whole of the native runtime.
// It offers no download without a start, so the server that it starts is shut down at once; what counts is the file it leaves.
const [folder = '.'] = process.argv.slice(2);
const runtime = Runtime.instance();

async function startAndStop(): Promise<void> {
  const server = await runtime.createEphemeralServer({
    type: 'dev-server',
    exe: {
      type: 'cached-download',
      downloadDir: folder,
      version: `v${serverVersion}`,
      ttl: 0,
      sdkName: 'persd',
      sdkVersion: serverVersion,
    },
    namespace: 'default',
    ip: '127.0.0.1',
    port: null,
    uiPort: null,
    dbFilename: null,
    ui: false,
    log: { format: 'pretty', level: 'never' },
    extraArgs: [],
  });
  await runtime.shutdownEphemeralServer(server);
}

try {
  await startAndStop();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await runtime.shutdown();
}
