import type { ExportFormat } from './format.ts';
import { promptCompletion } from './prompt-completion.ts';
import { trajectories } from './trajectories.ts';

/** The formats that can be written, by the names that people type. */
export const formatNames = ['prompt-completion', 'trajectories'] as const;
export type FormatName = (typeof formatNames)[number];

export const formats: Record<FormatName, ExportFormat> = {
  'prompt-completion': promptCompletion,
  trajectories,
};
