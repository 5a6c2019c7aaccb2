import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll } from 'vitest';
import { KeptHome } from '../kept-home.ts';

/** Milliseconds: the first and the longest back-off of a call, and how long a model that refused is left alone. */
export interface Haste {
  firstMs: number;
  longestMs: number;
  refusedMs: number;
}

/** A kept home in which everything is the product's own but the waits of its models process, which nobody outlasts in a test. */
export function hastyHome(home: string, haste: Haste): KeptHome {
  beforeAll(() => {
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, 'haste.json'), JSON.stringify(haste));
  });
  return new KeptHome(home, join(import.meta.dirname, 'supervise.ts'));
}
