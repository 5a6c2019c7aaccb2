import type { RunPlan } from '../../domain/plan.ts';
import { byKey } from './by-key.ts';
import type { FileDigest } from './hashed-file.ts';

export const manifestName = 'manifest.json';

/** What a data set is: enough to tell whether two are the same, and to make it again. */
export interface Manifest {
  persd: string;
  run: string;
  plan: RunPlan;
  /** The command's choices that decide which rows there are. */
  choices: Record<string, unknown>;
  rows: Record<string, number>;
  leftOut: Record<string, number>;
  /** By path within the folder. */
  files: Record<string, FileDigest>;
}

/** A plan names servers and variables of one machine; a data set is passed around. */
export function manifestText({ plan, ...rest }: Manifest): string {
  return `${JSON.stringify(byKey({ ...rest, plan: withoutPlaces(plan) }), null, 2)}\n`;
}

function withoutPlaces(plan: RunPlan): unknown {
  const model = ({ baseURL: _url, apiKeyEnv: _key, headers: _headers, ...kept }: RunPlan['student']): unknown => kept;
  return { ...plan, student: model(plan.student), teacher: model(plan.teacher) };
}
