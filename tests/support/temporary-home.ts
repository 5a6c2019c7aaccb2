import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';

/** A folder of the running test's own, removed when that test ends. */
export function temporaryHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'persd-test-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  return home;
}

/** A folder for all tests of a file, removed when the last has ended. */
export function suiteFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'persd-suite-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
