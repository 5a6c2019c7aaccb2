import { resolve } from 'node:path';
import { type Cap, readCap } from './domain/cap.ts';
import { type Rung, rungs } from './sandbox/jail/jail.ts';

/** What changes only the place: read once, at the edge, and handed down. Temporal's own is read by `temporal-config/connection.ts`. */
export interface Settings {
  /** The folder with the store and the embedded server's data; `PERSD_HOME`, by default `.persd` in the working folder. */
  home: string;
  /** The interpreter of plans that say `sandbox: { python: native }`: a command or a path, `PERSD_PYTHON`, by default `python3`. */
  python?: string;
  /** The best rung of the sandbox's jail that may be used, `PERSD_JAIL`; by default the best that there is. */
  jail?: Rung;
  /** What all runs of the home may spend together, `PERSD_BUDGET`; without it, what was said last. */
  budget?: Cap | null;
}

/** A variable of the environment is not as it must be, in a sentence. */
export class SettingsFailure extends Error {
  override name = 'SettingsFailure';
  /** Of bad input: the variable is an argument that the shell keeps. */
  readonly exitCode = 2;
}

/** The home's folder, known whatever else of the environment is wrong. */
export const homeFolder = (env: NodeJS.ProcessEnv = process.env): string => resolve(env['PERSD_HOME'] || '.persd');

export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  return {
    home: homeFolder(env),
    python: env['PERSD_PYTHON'] || 'python3',
    jail: readRung(env['PERSD_JAIL'] || 'bubblewrap'),
    budget: readBudget(env['PERSD_BUDGET'] || null),
  };
}

function readRung(name: string): Rung {
  const rung = rungs.find((one) => one === name);
  if (rung !== undefined) return rung;
  throw new SettingsFailure(
    `expected PERSD_JAIL to be ${rungs.join(', ')}, found ${name}; correct it, or unset it for the best there is`,
  );
}

function readBudget(text: string | null): Cap | null {
  const cap = text === null ? null : readCap(text);
  if (typeof cap === 'string') throw new SettingsFailure(`PERSD_BUDGET: ${cap}`);
  return cap;
}
