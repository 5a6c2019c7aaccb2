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

/** The formats that can be written, by the names that people type. */
export const formatNames = [
  'prompt-completion',
  'messages',
  'preference',
  'kto',
  'alpaca',
  'sharegpt',
  'axolotl',
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
  'teacher-context': teacherContext,
  trajectories,
};
