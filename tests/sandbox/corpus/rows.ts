import { readFileSync } from 'node:fs';
import type { Status } from '../../../domain/execution.ts';
import type { Language } from '../../../domain/task.ts';

/** A hostile, cheating or merely unusual program with the verdict that it must get. */
export interface HostileRow {
  id: string;
  language: Language;
  category: 'cheat' | 'escape' | 'flow' | 'output' | 'resource';
  description: string;
  program: string;
  tests: string[];
  expected_status: Status;
  also_ok?: Status[];
  /** Rows of a group run in their order in one slot. */
  group?: string;
  order?: number;
}

/** The corpus of `PERSD_DATA`; programs of a group in their order. */
export function readCorpus(data: string): HostileRow[] {
  const lines = readFileSync(`${data}/adversarial/programs.jsonl`, 'utf8').trim().split('\n');
  const rows = lines.map((line): HostileRow => JSON.parse(line));
  return rows.sort((one, other) => (one.order ?? 0) - (other.order ?? 0));
}

export const accepted = ({ expected_status: expected, also_ok: more = [] }: HostileRow): Status[] => [
  expected,
  ...more,
];
