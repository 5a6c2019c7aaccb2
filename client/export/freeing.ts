import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Items between two collections of garbage. */
const every = 5_000;

/**
 * The same items, with the memory of those that went by given back now and then. By itself V8 lets garbage lie until it has taken
 * some hundred megabytes, and looks for it in threads that a busy machine does not run.
 */
export async function* freeing<T>(items: AsyncIterable<T>): AsyncGenerator<T> {
  let passed = 0;
  for await (const item of items) {
    yield item;
    passed += 1;
    if (passed % every === 0) collectGarbage();
  }
}

function collectGarbage(): void {
  // A process that was not started with the flag has the function in contexts that are made after it was set.
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}
