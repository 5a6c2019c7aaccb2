import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { parseSync } from 'oxc-parser';

export const root = join(import.meta.dirname, '../..');

export interface Import {
  /** The importing file, from the root. */
  file: string;
  /** A file from the root, or a package's or builtin's name as it is written. */
  target: string;
  /** Only types: nothing is loaded. */
  typeOnly: boolean;
}

const rooms = [
  'domain',
  'workers',
  'workflows',
  'activities',
  'models',
  'sandbox',
  'store',
  'client',
  'temporal-config',
  'demo',
  'bench',
];

/** Every source file of the product, from the root. */
export function sourceFiles(): string[] {
  return globSync(['*.ts', ...rooms.map((room) => `${room}/**/*.ts`)], { cwd: root }).filter(
    (file) => file !== 'vitest.config.ts',
  );
}

export function lineCount(file: string): number {
  return readFileSync(join(root, file), 'utf8').trimEnd().split('\n').length;
}

/** What a file imports, as its parser reads it. */
export function importsOf(file: string): Import[] {
  const { module } = parseSync(file, readFileSync(join(root, file), 'utf8'));
  const target = (name: string) => (name.startsWith('.') ? normalize(join(dirname(file), name)) : name);
  const imports = module.staticImports.map(({ moduleRequest, entries }) => ({
    file,
    target: target(moduleRequest.value),
    typeOnly: entries.length > 0 && entries.every((entry) => entry.isType),
  }));
  const reexports = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest, isType }) =>
      moduleRequest === null ? [] : [{ file, target: target(moduleRequest.value), typeOnly: isType }],
    ),
  );
  return [...imports, ...reexports];
}
