import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { z } from 'zod';

/** What a file of ours holds, or null where it is missing, torn or of another form. */
export function readJsonFile<T>(path: string, form: z.ZodType<T>): T | null {
  try {
    return form.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

/** Writes it whole or not at all, for this user's eyes. */
export function writeJsonFile(path: string, value: unknown): void {
  const draft = `${path}.${randomUUID()}`;
  try {
    writeFileSync(draft, JSON.stringify(value), { mode: 0o600 });
    renameSync(draft, path);
  } catch (error) {
    // On a full disk it would take room for good.
    rmSync(draft, { force: true });
    throw error;
  }
}
