import { setTimeout as sleep } from 'node:timers/promises';
import type { Language } from '../../domain/task.ts';
import type { StepReport } from '../slots/protocol.ts';
import type { Realm } from './open-realm.ts';
import { concluded, type Outcome } from './outcome.ts';

/** Tests in an isolate where the program is not, and the program's part of it in the other. */

/** Which codes can run where the program is not? */
export interface Plan {
  kind: 'plan';
  codes: string[];
  entryPoint: string;
  language: Language;
}

/** Code to run where the program is not; its text is only shown. */
export interface Asserted {
  kind: 'apart';
  code: string;
  entryPoint: string;
  language: Language;
  program: string;
}

const asserting = /\bassert\b/;

/** Whether code asserts anything, which it then has to reach. */
export const asserts = (code: string): boolean => asserting.test(code);

/** The parser is only there for those who need it: it is no small thing to load. */
async function namesApart(...given: [code: string, language: Language, entryPoint: string]): Promise<string[] | null> {
  const parting = await import('./parting.ts');
  return parting.namesApart(...given);
}

export async function planApart({ codes, language, entryPoint }: Plan): Promise<StepReport> {
  const names = await Promise.all(codes.map((code) => namesApart(code, language, entryPoint)));
  const apart = names.map((needed) => needed !== null);
  return { ending: 'answered', text: JSON.stringify({ apart }), exhausted: false };
}

/** Runs code whose types are gone in `text`, with the names that it needs of the program. */
export async function runApart(realm: Realm, { code, language, entryPoint }: Asserted, text: string): Promise<Outcome> {
  const counted = asserts(code);
  const needed = await namesApart(code, language, entryPoint);
  const begun = realm.askApart(text, counted, JSON.stringify(needed ?? []), entryPoint);
  const stray = await settled(realm, counted, begun);
  return concluded(JSON.parse(await realm.take()), stray, counted);
}

/** Goes on until a test is at its end, and with it what the program has still to do for it; resolves with a stray rejection. */
async function settled(realm: Realm, counted: boolean, begun: Promise<void>): Promise<unknown> {
  let stray: unknown;
  const note = (error: unknown): void => {
    if (realm.isDisposed()) throw error;
    stray ??= error;
  };
  await begun.catch(note);
  for (;;) {
    const own = await realm.poll();
    if (own === -2 && !counted) return stray;
    const theirs = (await realm.waitForProgram(own < 0 ? -1 : own).catch(note)) ?? 0;
    if (theirs === -3 || (own === -2 && theirs === -1)) return stray;
    // What waits for nothing never ends.
    if (own === -1 && theirs === -1) await new Promise(() => {});
    if (own >= 0 && theirs === -1) await sleep(own);
    if (own >= 0) await realm.fire().catch(note);
  }
}

/** Does what the tests in the other isolate ask of the program. */
export async function serve(realm: Realm, message: string): Promise<Outcome> {
  // What a program leaves unhandled in the background is no part of its answers.
  const ignore = (error: unknown): null => {
    if (realm.isDisposed()) throw error;
    return null;
  };
  const reply = await realm.serve(message).catch(ignore);
  if (reply) return JSON.parse(reply);
  for (let wait = await realm.untilReply().catch(ignore); wait !== -2; wait = await realm.untilReply().catch(ignore)) {
    await sleep(wait ?? 0);
    await realm.fire().catch(ignore);
  }
  return JSON.parse(await realm.takeReply());
}
