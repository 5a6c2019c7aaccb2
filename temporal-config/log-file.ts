import { existsSync, mkdirSync, openSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Bytes after which a log is put aside, when next it is opened. */
const maxBytes = 10 * 1024 * 1024;

/**
 * Opens `<home>/logs/<name>.log` to be appended to, and answers with its descriptor. One older file is kept beside it. Children
 * write to the descriptor itself, so that they can go on writing when whoever started them is gone.
 */
export function openLog(home: string, name: string): number {
  const folder = join(home, 'logs');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${name}.log`);
  if (existsSync(path) && statSync(path).size > maxBytes) renameSync(path, `${path}.1`);
  return openSync(path, 'a', 0o600);
}
