import { inspect } from 'node:util';
import type { Value } from '../../domain/value.ts';
import type { Semantics } from '../judge/semantics.ts';
import { equal } from './equal.ts';
import { revive } from './revive.ts';

/** As Node shows a value, on one line. */
function print(value: Value): string {
  return inspect(revive(value), { depth: 20, breakLength: Number.POSITIVE_INFINITY, maxStringLength: 2_000 });
}

const typeNames: Partial<Record<Value['t'], string>> = {
  none: 'null',
  bool: 'boolean',
  int: 'bigint',
  str: 'string',
  list: 'Array',
  dict: 'Object',
  set: 'Set',
  map: 'Map',
};

function typeOf(value: Value): string {
  if (value.t === 'opaque') return value.v;
  if (value.t === 'instance') return value.class || 'Object';
  return typeNames[value.t] ?? value.t;
}

export const javascriptSemantics: Semantics = {
  equal,
  print,
  typeOf,
  causes: new Map([
    ['SyntaxError', 'syntax'],
    ['ReferenceError', 'name'],
    ['ModuleNotFoundError', 'unsupported_dependency'],
    ['RangeError: Maximum call stack size exceeded', 'recursion'],
  ]),
};
