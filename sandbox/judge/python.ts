import { equal } from './canonical.ts';
import { print } from './print.ts';
import type { Semantics } from './semantics.ts';

export const pythonSemantics: Semantics = {
  equal,
  print,
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
