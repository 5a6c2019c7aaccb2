import { extname } from 'node:path';
import type { Language } from '../../domain/task.ts';
import { CommandFailure, exitCodes } from '../exit-codes.ts';

export type { Language } from '../../domain/task.ts';

export const languages: Language[] = ['python', 'javascript', 'typescript'];

const byExtension: Record<string, Language> = {
  '.py': 'python',
  '.js': 'javascript',
  '.mjs': 'javascript',
  '.ts': 'typescript',
  '.mts': 'typescript',
};

/** The language that was named, else the one that the file's name tells. */
export function languageOf(path: string, named: string | undefined): Language {
  const language = named === undefined ? byExtension[extname(path)] : languages.find((one) => one === named);
  if (language !== undefined) return language;
  const found = named === undefined ? `${path}, which tells none` : named;
  throw new CommandFailure(
    exitCodes.badInput,
    `expected a program in ${languages.join(', ')}, found ${found}; name it with --language`,
  );
}
