import { startModelServer } from '../../demo/server.ts';

// A server in a process of its own goes on while the test's process stands still.
const server = await startModelServer(() => ({ text: 'x'.repeat(30_000), latencyMs: 100 }));
process.send?.(server.url);
