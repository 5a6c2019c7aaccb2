import type { CollectPlan } from '../../domain/plan.ts';
import { byKey } from './by-key.ts';
import type { Choices } from './choices.ts';
import type { Findings } from './findings.ts';
import type { FileDigest } from './hashed-file.ts';
import type { FormatName } from './registry.ts';

export const manifestName = 'manifest.json';

/** What became of the tasks that a format could have rows of. */
export interface Account {
  /** Tasks without a row, by reason. */
  leftOut: Record<string, number>;
  findings: Findings;
}

/** What a data set holds; its account is of the variant's rows. */
export interface Contents extends Account {
  /** Rows by path. */
  rows: Record<string, number>;
  /** Accounts of the formats that are made of other rows than the variant's. */
  others: Partial<Record<FormatName, Account>>;
}

/** What a data set is: enough to tell whether two are the same, and to make it again. */
export interface Manifest extends Contents {
  persd: string;
  /** What it was made of, the newest first: its name and its plan. */
  runs: { name: string; plan: CollectPlan }[];
  /** The command's choices that decide which rows there are. */
  choices: Choices;
  /** By path within the folder. */
  files: Record<string, FileDigest>;
}

/** A plan names servers and variables of one machine; a data set is passed around. */
export function manifestText({ runs, ...rest }: Manifest): string {
  const placeless = runs.map(({ name, plan }) => ({ name, plan: withoutPlaces(plan) }));
  return `${JSON.stringify(byKey({ ...rest, runs: placeless }), null, 2)}\n`;
}

function withoutPlaces(plan: CollectPlan): unknown {
  const model = ({ baseURL: _url, apiKeyEnv: _key, headers: _headers, ...kept }: CollectPlan['student']): unknown =>
    kept;
  return { ...plan, student: model(plan.student), teacher: model(plan.teacher) };
}
