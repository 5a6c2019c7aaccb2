import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { undisturbed } from './collecting.ts';

/** Collects undisturbed beside a file's tests; answers with what gives the lines that theirs must be equal to. */
export function collectUndisturbed(folder: string): () => Promise<string[]> {
  const begun = Promise.withResolvers<string[]>();
  beforeAll(() => begun.resolve(undisturbed(join(folder, 'undisturbed'))));
  afterAll(async () => void (await begun.promise));
  return () => begun.promise;
}
