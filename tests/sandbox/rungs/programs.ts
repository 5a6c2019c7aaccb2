import type { Status } from '../../../domain/execution.ts';
import type { Language } from '../../../domain/task.ts';
import type { ExecutionLimits } from '../../../sandbox/port.ts';
import { accepted, readCorpus } from '../corpus/rows.ts';
import { comparing, comparingScripts } from '../hostile/comparing.ts';
import { honestPrograms, honestScripts } from '../hostile/honest.ts';
import { hungry } from '../hostile/hungry.ts';
import { javascript } from '../hostile/javascript.ts';
import type { HostileProgram } from '../hostile/program.ts';
import { seeking } from '../hostile/seeking.ts';
import { standingIn } from '../hostile/standing-in.ts';
import { steering } from '../hostile/steering.ts';

/** What runs programs, as the check names it. */
export const guests = ['wasm', 'native', 'javascript'] as const;
export type GuestName = (typeof guests)[number];

/** A program and the verdicts that are right for it. */
export interface Expected {
  id: string;
  language: Language;
  program: string;
  tests: string[];
  limits: ExecutionLimits;
  accepted: Status[];
}

const own: Record<'python' | 'javascript', HostileProgram[]> = {
  python: [...seeking, ...steering, ...standingIn, ...comparing, ...hungry, ...honestPrograms],
  javascript: [...javascript, ...comparingScripts, ...honestScripts],
};

/** Hostile and honest programs for a guest: each `every`th of our own, and those of the corpus unless `data` is empty. */
export function programsFor(guest: GuestName, data: string, every: number): Expected[] {
  const language = guest === 'javascript' ? 'javascript' : 'python';
  const some = own[language].filter((_, index) => index % every === 0);
  const ours = some.map(({ title, ...rest }): Expected => ({ ...rest, id: title, language, limits: short }));
  return [...(data === '' ? [] : corpusFor(language, data)), ...ours];
}

/** Programs that follow one another stay together, for those of a group test what one leaves to the next. */
function corpusFor(language: Language, data: string): Expected[] {
  const rows = readCorpus(data).filter((row) => (row.language === 'python') === (language === 'python'));
  const groups = Map.groupBy(rows, (row) => row.group ?? '');
  return [...groups.values()].flat().map((row) => ({ ...row, limits: usual, accepted: accepted(row) }));
}

const usual = { cpuMs: 3000, memoryMb: 256 };
/** Many of ours use up all they get. */
const short = { cpuMs: 1000, memoryMb: 256 };
