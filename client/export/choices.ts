import type { FileKind } from './rows-file.ts';
import type { Selection } from './selection.ts';

/** What decides which rows a data set has, and in which files they stand. */
export interface Choices extends Selection {
  validation: number;
  seed: number;
  file: FileKind;
  maxTokens: number | null;
  /** The name of the tokenizer's file; null: lengths are estimates. */
  tokenizer: string | null;
  noNear: boolean;
  verified: boolean;
}
