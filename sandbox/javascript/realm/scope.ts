import { restoreEval } from './intrinsics.ts';
import { apply, evaluate, RealmError } from './primordials.ts';

/** A way back into the names of a program that has run; what it runs is strict and declares nothing there. */
export interface Scope {
  /** Whether `eval` still means the language's own where the program's names are in force. */
  holds: (own: typeof evaluate) => boolean;
  run: (source: string) => unknown;
}

/** Thrown where the program made sure that nothing can be run among its names without passing through its hands. */
export const closed = new RealmError('The way to the names of the program is closed.');

// Not an argument by name, for that would hide a name of the program's.
const way =
  '({ __proto__: null, holds: (own) => own === eval, run: function () { "use strict"; return eval(arguments[0]); } })';

const named = (source: string, file: string): string => `${source}\n//# sourceURL=${file}`;

/** Runs a program, which was found to be a whole one by itself, and returns the way into its names. */
export function openScope(program: string): Scope {
  // Called by another name, `eval` sees no names of ours.
  return evaluate(named(`${program}\n;${way}`, 'program.js'));
}

/** Runs code among the names of a scope. */
export function runIn(scope: Scope, source: string): unknown {
  if (!restoreEval() || !scope.holds(evaluate)) throw closed;
  return apply(scope.run, undefined, [named(source, 'test.js')]);
}

/** The scope with what further code declares. */
export function extend(scope: Scope, source: string): Scope {
  // The way back is our own text, and so is what it gives.
  return runIn(scope, `${source}\n;${way}`) as Scope;
}
