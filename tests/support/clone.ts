import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './sources.ts';

const others = new Set(['node_modules', '.git', 'dist', '.persd']);

/** Copies the product's sources into `folder`, with the packages beside them: a clone of which code can change. Answers with `folder`. */
export function cloneSources(folder: string): string {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(root)) {
    if (!others.has(name)) cpSync(join(root, name), join(folder, name), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** Changes a file of a clone; throws where `from` is not in it. */
export function editSource(clone: string, file: string, from: string, to: string): void {
  const path = join(clone, file);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new Error(`expected ${file} to hold: ${from}`);
  writeFileSync(path, text.replace(from, to));
}
