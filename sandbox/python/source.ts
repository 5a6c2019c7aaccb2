import { apart } from './apart.ts';
import { channel } from './channel.ts';
import { converse } from './converse.ts';
import { count } from './count.ts';
import { cut } from './cut.ts';
import { execute } from './execute.ts';
import { fault } from './fault.ts';
import { given } from './given.ts';
import { handle } from './handle.ts';
import { literal } from './literal.ts';
import { loop } from './loop.ts';
import { mend } from './mend.ts';
import { output } from './output.ts';
import { parts } from './parts.ts';
import { pytest } from './pytest.ts';
import { read } from './read.ts';
import { record } from './record.ts';
import { receiving } from './receive.ts';
import { reckoning } from './reckoning.ts';
import { rehearse } from './rehearse.ts';
import { relation } from './relation.ts';
import { scope } from './scope.ts';
import { script } from './script.ts';
import { share } from './share.ts';
import { sleep } from './sleep.ts';
import { tests } from './tests.ts';
import { text } from './text.ts';
import { thing } from './thing.ts';
import { together } from './together.ts';
import { value } from './value.ts';

/** Imported before the snapshot is taken, so that a program that imports them need not wait. */
const imported = [
  'abc, ast, asyncio, bisect, cmath, collections, collections.abc, contextlib, copy, dataclasses, datetime, decimal, enum',
  'fractions, functools, hashlib, heapq, io, itertools, json, math, numbers, operator, random, re, statistics',
  'string, sys, textwrap, time, tokenize, traceback, types, typing',
];

const dispatch = String.raw`
kinds = {
    'load': load,
    'value': test_value,
    'stdout': test_stdout,
    'code': test_code,
    'stdio': test_script,
    'together': answer_together,
    'plan': plan_apart,
    'rehearse': rehearse,
    'apart': test_apart,
    'serve': serve,
    **readers,
}


def answer():
    request = receive()
    kind = kinds.get(request.get('kind'))
    send(kind(request) if kind else '{}')
`;

const running = [record, value, output, fault, count, execute, script, together];
const reading = [text, scope, cut, parts, mend, literal, reckoning, relation, given, tests, read];
const parting = [share, receiving, handle, thing, converse, pytest, apart, rehearse];

/** What executes, encodes, describes and reads, the same in every interpreter; how requests come in is each one's own. */
export const judging = [...running, ...reading, ...parting, dispatch].join('\n');

/**
 * What the interpreter runs before its memory is stored: it leaves one function, `answer`. The names behind it live in a
 * namespace of their own, whose builtins no program can replace.
 */
export const source = [
  `exec('import ${imported.join(', ')}', {})`,
  `exec(compile(${JSON.stringify(sleep)}, 'host', 'exec'), {'__name__': 'time'})`,
  `source = ${JSON.stringify([loop, channel, judging].join('\n'))}`,
  "names = {'__name__': 'host', '__builtins__': dict(vars(__import__('builtins')))}",
  "exec(compile(source, 'host', 'exec'), names)",
  "answer = names['answer']",
  'del source, names',
].join('\n');
