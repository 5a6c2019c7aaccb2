import { judging } from '../../python/source.ts';
import { build } from './build.ts';
import { channel } from './channel.ts';
import { child } from './child.ts';
import { confine } from './confine.ts';
import { serve } from './serve.ts';
import { telling } from './telling.ts';

/** What most programs import. Not what brings libraries of its own: each of those makes every fork dearer. */
const warm = [
  'abc, ast, bisect, cmath, collections, collections.abc, contextlib, copy, dataclasses, datetime, decimal, enum',
  'fractions, functools, heapq, io, itertools, json, math, numbers, operator, random, re, statistics',
  'string, sys, textwrap, time, tokenize, traceback, types, typing',
];

/** A run begins with the same chance as any other: nothing is drawn anew after a fork. */
const warming = `
register_at_fork, os.register_at_fork = os.register_at_fork, lambda **calls: None
exec('import ${warm.join(', ')}', {})
os.register_at_fork = register_at_fork
exec('import random; random.seed(0)', {})
`;

const start = String.raw`
os.closerange(3, 4096)
settings['seal'] = bytes.fromhex(settings['seal'])
settings['nothing'] = os.open('/dev/null', os.O_RDWR)
if settings['folder'] and os.listdir(settings['folder']):
    raise SystemExit('Expected an empty ' + settings['folder'] + ' of its own, found files in it; see persd doctor')
os.chdir(settings['folder'] or '/')
confine_zygote(settings)
gc.collect()
gc.freeze()
serve(settings)
`;

/** Runs parts in a namespace of their own, whose builtins no program can replace. */
function inNamespace(parts: string[], given: string): string {
  const names = `{'__name__': 'host', '__builtins__': dict(vars(__import__('builtins'))), ${given}}`;
  return `names = ${names}\nexec(built(${JSON.stringify(parts.join('\n'))}), names)`;
}

/**
 * What a plain interpreter runs to become a zygote: it has all modules of the judging guest, and hands each run a copy of
 * itself. Its one argument is JSON of `ZygoteSettings`.
 */
export const source = [
  'import sys',
  'sys.path[:] = [entry for entry in sys.path if entry]',
  "settings = __import__('json').loads(sys.argv.pop())",
  "sys.path[:] = settings['path']",
  build,
  warming,
  inNamespace([channel, judging], ''),
  inNamespace(
    [confine, telling, child, serve, start],
    "'settings': settings, 'answer': names['answer'], 'Pipes': names['Pipes']",
  ),
].join('\n');
