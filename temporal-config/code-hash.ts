import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { entryFile } from './entry-file.ts';

/** The folder with all code: the clone, or `dist` of a package. */
const codeFolder = dirname(dirname(entryFile('code-hash')));

/** What runs in the background: folders, and files without their endings. */
const running = [
  'activities',
  'domain',
  'models',
  'sandbox',
  'settings',
  'store',
  'temporal-config',
  'worker',
  'workers',
  'workflows',
];

/** What workflows are made of. Of this folder, the files that run in a workflow. */
const bundled = [
  'domain',
  ...['activity-options', 'messages', 'place', 'search-attributes', 'task-queues', 'workflow-ids'].map(
    (name) => `temporal-config/${name}`,
  ),
  'workflows',
];

/** Tells one state of the code that runs in the background from another: a command does not use a supervisor of other code. */
export function codeHash(root: string = codeFolder): string {
  return hashOf(root, running);
}

/** Tells one workflow bundle from another: what was started under one may not be replayed under another. */
export function bundleHash(root: string = codeFolder): string {
  return hashOf(root, bundled);
}

function hashOf(root: string, names: string[]): string {
  const sdk = createRequire(import.meta.url).resolve('@temporalio/workflow/package.json');
  const hash = createHash('sha256').update(readFileSync(sdk));
  for (const path of names.flatMap((name) => filesOf(join(root, name)))) {
    hash.update(`\0${relative(root, path)}\0`).update(readFileSync(path));
  }
  return hash.digest('hex').slice(0, 16);
}

/** A folder's files, in order, or the file of that name with its ending. */
function filesOf(path: string): string[] {
  if (!existsSync(path)) return [`${path}.ts`, `${path}.js`].filter((file) => existsSync(file));
  const entries = readdirSync(path, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
