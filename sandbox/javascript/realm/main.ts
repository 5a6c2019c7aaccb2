import { borrow, serveMessage } from './apart.ts';
import { createAssert, newTally, type Tally } from './assert.ts';
import { encode } from './encode.ts';
import { accountOf } from './converse.ts';
import {
  createRequire,
  furnish,
  isIdentifier,
  isOurs,
  nameExports,
  provideModule,
  standardNames,
} from './environment.ts';
import { describe } from './fault.ts';
import { keepIntrinsics, restoreIntrinsics } from './intrinsics.ts';
import { clearOutput, createConsole, printed } from './output.ts';
import { beTests, peer } from './peer.ts';
import { apply, ownKeys, promiseThen, RealmError, stringify } from './primordials.ts';
import { closed, extend, openScope, runIn, type Scope } from './scope.ts';
import { fireNext, nextStep, untilNext } from './timers.ts';

export { takeReply, untilReply, waitForProgram } from './apart.ts';
export { provideCrossing } from './converse.ts';

furnish();
keepIntrinsics();
const standard = standardNames();

let scope: Scope;
/** The name that tests call. */
let asked = '';
/** JSON fields of the step's outcome; null while it goes on. */
let outcome: string | null = null;
/** The assertions of the step; null where it is no test that asserts. */
let tally: Tally | null = null;

function begin(counted: Tally | null): void {
  outcome = null;
  tally = counted;
  nextStep();
  clearOutput();
}

/** A fault and whether it is the test's own; null where its frames have to tell. */
function settleFault(thrown: unknown, byTest: true | null): void {
  const account = accountOf(thrown);
  const raised = account === null ? '' : `,"raised":${stringify(account)}`;
  outcome ??= thrown === closed ? '"closed":true' : `"fault":${describe(thrown)},"byTest":${byTest}${raised}`;
}

/** Runs a program and its setup. Nothing is returned here: see `poll` and `take`. */
export function load(program: string, setup: string, entryPoint: string, usesModule: boolean): void {
  begin(null);
  asked = entryPoint;
  try {
    const exported = provideModule(usesModule);
    scope = openScope(program);
    const isKnown = (name: string): boolean => runIn(scope, `typeof ${name}`) !== 'undefined';
    nameExports(exported(), entryPoint, isKnown);
    if (setup !== '') scope = extend(scope, setup);
    if (isIdentifier(entryPoint) && !isKnown(entryPoint)) throw new ReferenceError(`${entryPoint} is not defined`);
    outcome ??= '"done":true';
  } catch (error) {
    settleFault(error, null);
  }
}

/** Asks for a call's value. */
export function askValue(call: string): void {
  begin(null);
  // An object without a prototype is no promise, whatever it holds, so it comes back as it is.
  start(`async () => ({ __proto__: null, value: (${call}\n) })`, [], (held) => {
    outcome ??= `"value":${encode(held.value)}`;
  });
}

/** The language's own names as a pattern; a program may be asked for something that is called like one of them. */
function namesBut(excluded: string): string {
  const names = ownKeys(standard);
  let text = '';
  for (let at = 0; at < names.length; at += 1) {
    const name = names[at];
    if (typeof name === 'string' && name !== excluded) text += `${name}, `;
  }
  return text;
}

/** Runs statements; `counted` says that they assert something, which must then be reached. */
export function askCode(code: string, counted: boolean): void {
  const own = newTally();
  begin(counted ? own : null);
  if (!restoreIntrinsics()) return settleFault(closed, null);
  const assert = createAssert(own);
  const given = [assert, createConsole(assert), createRequire(assert), standard];
  start(`(assert, console, require, { ${namesBut(asked)} }) => async () => {${code}\n}`, given, () => {
    outcome ??= '"done":true';
  });
}

/** Runs statements where the program is not: what they need of it is in the other isolate. */
export function askApart(code: string, counted: boolean, needed: string, entryPoint: string): void {
  const own = newTally();
  begin(counted ? own : null);
  beTests();
  asked = entryPoint;
  try {
    scope = openScope('');
    const wanted = programNames(needed);
    const borrowed = borrow(wanted, code);
    const assert = createAssert(own);
    const given = [assert, createConsole(assert), createRequire(assert), standard, borrowed];
    const source = `(assert, console, require, { ${namesBut(asked)} }, { ${wanted.join(', ')} }) => async () => {${code}\n}`;
    start(source, given, () => {
      outcome ??= '"done":true';
    });
  } catch (error) {
    settleFault(error, null);
  }
}

/** Of the names that tests need, those that are not the language's own or the tests'; one name is the program's whatever it is. */
function programNames(needed: string): string[] {
  const wanted: string[] = JSON.parse(needed);
  return wanted.filter((name) => name === asked || (isIdentifier(name) && !(name in standard) && !isOurs(name)));
}

/** Does what the tests in another isolate ask of the program; see `serveMessage`. */
export function serve(message: string): string {
  return serveMessage(message, (name) => {
    try {
      return isIdentifier(name) ? runIn(scope, `typeof ${name} === 'undefined' ? undefined : ${name}`) : undefined;
    } catch (error) {
      if (error === closed) throw error;
      return undefined;
    }
  });
}

function start(source: string, given: unknown[], onDone: (held: { value?: unknown }) => void): void {
  let go: unknown;
  try {
    go = runIn(scope, source);
    if (given.length > 0 && typeof go === 'function') go = apply(go, undefined, given);
  } catch (error) {
    return settleFault(error, true);
  }
  if (typeof go !== 'function') return settleFault(new RealmError('Expected a test that can be run.'), true);
  const onFault = (error: unknown): void => settleFault(error, tally !== null && error === tally.failed ? true : null);
  try {
    apply(promiseThen, apply(go, undefined, []), [onDone, onFault]);
  } catch (error) {
    settleFault(error, null);
  }
}

/** Runs the timer that is due. What it throws ends a test that asserts, and nobody else. */
export function fire(): void {
  try {
    fireNext();
  } catch (error) {
    if (tally !== null) settleFault(error, null);
  }
}

/** Milliseconds until the step can go on; -1 when it never will, -2 when it is at its end. */
export function poll(): number {
  if (outcome === null) return untilNext(false);
  const wait = tally === null ? -1 : untilNext(true);
  return wait < 0 ? -2 : wait;
}

/** The step's outcome and what it printed, as JSON. */
export function take(): string {
  if (tally?.failed) outcome = `"fault":${describe(tally.failed)},"byTest":true`;
  const broken = peer.broken ? '"broken":true,' : '';
  const counts = tally === null ? '' : `"executed":${tally.executed},`;
  return `{${outcome ?? ''},${broken}${counts}"printed":${printed()}}`;
}
