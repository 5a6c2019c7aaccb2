/** Modules of which the harnesses of contests import every name, and which have their own names afterwards. */
const modules = [
  'string',
  're',
  'datetime',
  'collections',
  'heapq',
  'bisect',
  'copy',
  'math',
  'random',
  'statistics',
  'itertools',
  'functools',
  'operator',
  'io',
  'sys',
  'json',
];

/** Modules that they import as such, and those of which only the names are taken. */
const plain = ['time', 'fractions'];
const namesOnly = ['builtins', 'typing'];

/**
 * What the harnesses of APPS and LiveCodeBench put before every program, together in one line: programs were written for contest sites that
 * import much themselves, and for a deeper stack. Builtins come after the others' names, some of which are the same.
 */
export const contestPrelude = [
  ...[...modules, ...namesOnly].map((name) => `from ${name} import *`),
  `import ${[...modules, ...plain].join(', ')}`,
  'sys.setrecursionlimit(50000)',
].join('; ');
