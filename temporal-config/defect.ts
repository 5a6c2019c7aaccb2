import { AssertionError } from 'node:assert';
import { closeSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { inspect, parseEnv } from 'node:util';
import { z } from 'zod';
import { inert, inertLines } from '../domain/inert.ts';
import { withoutKey } from '../models/credential.ts';
import { openLog } from './log-file.ts';
import { backgroundEnvironment } from './supervisor/environment.ts';
import { version } from './version.ts';

/** Errors that nobody throws for people to read: the language's own, and a parser's where it reads what persd itself has written. */
const kinds = [AssertionError, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError, z.ZodError];

/** Whether persd itself is at fault, rather than what it was given, this machine or a server. */
export function isDefect(error: unknown): boolean {
  return !(error instanceof Error) || kinds.some((kind) => error instanceof kind);
}

/** What is said of an error: its own sentence, or where it is a defect, `tellDefect`'s. */
export function sentenceOf(home: string, error: unknown, handed: string[] = []): string {
  return error instanceof Error && !isDefect(error) ? error.message : tellDefect(home, error, handed);
}

/**
 * Writes a defect's stack to `logs/defects.log` in the home, and answers with a sentence for whoever can report it. No key is in
 * either: neither what the environment and `keys.env` hold, nor those in `handed`.
 */
export function tellDefect(home: string, error: unknown, handed: string[] = []): string {
  const masked = (text: string): string => [...handed, ...secretsOf(home)].reduce(withoutKey, text);
  const message = error instanceof Error ? error.message : String(error);
  const told = `persd itself is at fault here (${inert(masked(message)).slice(0, 160)})`;
  const stack = inspect(error, { depth: 2, maxStringLength: null });
  const command = process.argv.slice(1).join(' ');
  const where = `persd ${version()}, Node ${process.version}, ${process.platform} ${process.arch}: ${command}`;
  try {
    const log = openLog(home, 'defects');
    writeSync(log, inertLines(masked(`${new Date().toISOString()} ${where}\n${stack}\n`)));
    closeSync(log);
    return `${told}; report it with ${join(home, 'logs', 'defects.log')}, which has its stack`;
  } catch {
    return `${told}; its stack cannot be written to ${home}: choose another home with PERSD_HOME, and do the same again`;
  }
}

/** Whatever the environment holds that background processes may not see, but for paths, and the file of keys. */
function secretsOf(home: string): string[] {
  const plain = backgroundEnvironment(process.env);
  const hidden = Object.entries(process.env).filter(([name, value]) => !(name in plain) && !value?.startsWith('/'));
  const values = [...hidden, ...Object.entries(keyFile(home))].flatMap(([, value]) => value ?? []);
  // The longest first: one may begin as another does.
  return values.toSorted((one, other) => other.length - one.length);
}

function keyFile(home: string): NodeJS.Dict<string> {
  try {
    return parseEnv(readFileSync(join(home, 'keys.env'), 'utf8'));
  } catch {
    return {};
  }
}
