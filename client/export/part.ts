import { hash } from 'node:crypto';
import type { FormatName } from './registry.ts';
import { type FileKind, kindOf } from './rows-file.ts';

/** The parts of a data set. All rows of a task are in one of them. */
export const parts = ['train', 'validation'] as const;
export type Part = (typeof parts)[number];

/** A number from 0 up to 1 that only the seed and the text decide. */
export function lot(seed: number, text: string): number {
  return Number.parseInt(hash('sha256', `${seed} ${text}`).slice(0, 12), 16) / 2 ** 48;
}

/** The part that a task belongs to, so that about `share` of all tasks are for validation, whatever the others are. */
export const partOf = (content: string, seed: number, share: number): Part =>
  lot(seed, content) < share ? 'validation' : 'train';

/** The path of a format's rows within a data set's folder. */
export const rowsPath = (format: FormatName, part: Part, file: FileKind): string =>
  `data/${format}/${part}.${kindOf(format, file)}`;
