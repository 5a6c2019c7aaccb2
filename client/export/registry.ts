import { alpaca } from './alpaca.ts';
import { axolotl } from './axolotl.ts';
import type { ExportFormat } from './format.ts';
import { kto } from './kto.ts';
import { messages } from './messages.ts';
import { preference } from './preference.ts';
import { promptCompletion } from './prompt-completion.ts';
import { sharegpt } from './sharegpt.ts';
import { teacherContext } from './teacher-context.ts';
import { trajectories } from './trajectories.ts';
import { verl } from './verl.ts';
import { verlRl } from './verl-rl.ts';

/** The formats that can be written, by the names that people type. */
export const formatNames = [
  'prompt-completion',
  'messages',
  'preference',
  'kto',
  'alpaca',
  'sharegpt',
  'axolotl',
  'verl',
  'verl-rl',
  'teacher-context',
  'trajectories',
] as const;
export type FormatName = (typeof formatNames)[number];

export const formats: Record<FormatName, ExportFormat> = {
  'prompt-completion': promptCompletion,
  messages,
  preference,
  kto,
  alpaca,
  sharegpt,
  axolotl,
  verl,
  'verl-rl': verlRl,
  'teacher-context': teacherContext,
  trajectories,
};

/** verl's own readers take no other file. */
export const isParquetOnly = (format: FormatName): boolean => format === 'verl' || format === 'verl-rl';
