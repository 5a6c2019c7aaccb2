import { equal } from './canonical.ts';
import { print } from './print.ts';
import type { Value } from '../../domain/value.ts';
import type { Semantics } from './semantics.ts';

function typeOf(value: Value): string {
  if (value.t === 'opaque') return value.v;
  return value.t === 'none' ? 'NoneType' : value.t;
}

export const pythonSemantics: Semantics = {
  equal,
  print,
  typeOf,
  causes: new Map([
    ['MemoryError', 'heap_limit'],
    ['SyntaxError', 'syntax'],
    ['IndentationError', 'syntax'],
    ['TabError', 'syntax'],
    ['NameError', 'name'],
    ['UnboundLocalError', 'name'],
    ['ImportError', 'import'],
    ['ModuleNotFoundError', 'unsupported_dependency'],
    ['RecursionError', 'recursion'],
    ['SystemExit', 'exited_early'],
  ]),
};
