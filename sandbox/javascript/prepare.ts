import { maybeModule, moduleAsScript } from './module-syntax.ts';
import type { Realm } from './open-realm.ts';
import { stripTypes } from './strip.ts';

/** A text that is ready to run, or why it is none. `broken`: what prepares texts did not survive this one. */
export type Prepared = { ok: true; text: string; broken: false } | { ok: false; message: string; broken: boolean };

const commonJs = /\brequire\s*[(.]|\bmodule\s*\.|\bexports\s*[.[]/;

/** A test or a setup without its types. */
export function prepareTest(source: string, typed: boolean): Prepared {
  if (!typed || source === '') return { ok: true, text: source, broken: false };
  const stripped = stripTypes(source);
  return stripped.ok ? { ...stripped, broken: false } : stripped;
}

/** A program as a script, which it is found to be by itself, so that nothing that follows it can become a part of it. */
export async function prepareProgram(
  realm: Realm,
  source: string,
  typed: boolean,
): Promise<Prepared & { usesModule: boolean }> {
  const plain = prepareTest(source, typed);
  if (!plain.ok) return { ...plain, usesModule: false };
  const complaint = await realm.complain(plain.text);
  if (complaint === null) return { ...plain, usesModule: commonJs.test(plain.text) };
  const text = maybeModule(plain.text) ? moduleAsScript(plain.text) : null;
  if (text !== null && (await realm.complain(text)) === null) return { ...plain, text, usesModule: true };
  return { ok: false, message: complaint.replace(/^\w*Error: /, ''), broken: false, usesModule: false };
}
