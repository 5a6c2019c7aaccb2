import { DefaultLogger, Runtime } from '@temporalio/worker';

let quiet = false;

/** Keeps Temporal's own log out of the tests' output; once a process, and before anything else of Temporal's. */
export function quietRuntime(): void {
  if (!quiet) Runtime.install({ logger: new DefaultLogger('ERROR') });
  quiet = true;
}
