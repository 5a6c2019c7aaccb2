import { DefaultLogger, Runtime } from '@temporalio/worker';

// Once a process, and before anything else of Temporal's.
Runtime.install({ logger: new DefaultLogger('ERROR') });
