import * as fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type * as apartModule from '../../../../sandbox/javascript/realm/apart.ts';
import type * as converseModule from '../../../../sandbox/javascript/realm/converse.ts';
import type * as peerModule from '../../../../sandbox/javascript/realm/peer.ts';

let apart: typeof apartModule;
let converse: typeof converseModule;
let peer: typeof peerModule;
/** What the program's side says next; the end of the conversation when it has said everything. */
let replies: string[];
/** What the tests' side said. */
let letters: string[];

beforeEach(async () => {
  vi.resetModules();
  const { keepIntrinsics } = await import('../../../../sandbox/javascript/realm/intrinsics.ts');
  keepIntrinsics();
  converse = await import('../../../../sandbox/javascript/realm/converse.ts');
  apart = await import('../../../../sandbox/javascript/realm/apart.ts');
  peer = await import('../../../../sandbox/javascript/realm/peer.ts');
  peer.beTests();
  [replies, letters] = [[], []];
  converse.provideCrossing({
    applySyncPromise: (_, [text]) => {
      letters.push(text);
      return replies.shift() ?? 'ended';
    },
  });
});

/** The names of a program with one function `f`, as an honest one tells of them. */
const names =
  '[[[1,"array",null,true,2,["r",3],["r",5]],[3,"object",null,true,0,"f",7,["r",7],["u"]],[5,"array",null,true,0],[7,"arrow",null,true,0]],[],["value",["r",1]]]';

function borrowed(): (...given: unknown[]) => unknown {
  replies.unshift(names);
  const { f } = apart.borrow(['f'], 'f()') as { f: (...given: unknown[]) => unknown };
  return f;
}

test('an honest program is called by number and answers by value', () => {
  const f = borrowed();
  replies.push('[[],[],["value",5]]');
  expect(f(1)).toBe(5);
  expect(letters.at(-1)).toBe('[[],[],["call",["r",7],["u"],[1]]]');
});

describe('a letter that no honest program writes', () => {
  test.each([
    ['nothing', ''],
    ['no letter', '[]'],
    ['no text', '5'],
    ['brackets', '['.repeat(100_000)],
    ['a thing that nobody shares', '[[],[],["value",["r",98]]]'],
    ['a thing under a number of the tests', '[[[2,"array",null,true,0]],[],["value",null]]'],
    ['a thing of no kind', '[[[9,"window",null,true,0]],[],["value",["r",9]]]'],
    ['a thing of another kind than it was', '[[[7,"object",null,true,0]],[],["value",null]]'],
    ['more members than it tells', '[[[9,"array",null,true,5,1]],[],["value",["r",9]]]'],
    ['a prototype that is none', '[[[9,"object",5,true,0]],[],["value",["r",9]]]'],
    ['a view of no class', '[[[9,"view",null,true,2,["u"],1]],[],["value",["r",9]]]'],
    ['a pattern that is none', '[[[9,"pattern",null,true,2,"(","g"]],[],["value",["r",9]]]'],
    ['a promise that nobody made', '[[],[[9,true,1,""]],["value",null]]'],
    ['what makes functions of texts', '[[],[],["value",["g",0,999999]]]'],
    ['a call of what is not the tests', '[[],[],["call",["r",7],["u"],[]]]'],
    ['a reply to another question', '[[],[],["waited",5]]'],
    ['a number that is none', '[[],[],["value",["n",9]]]'],
    ['an endless number', `[[],[],["value",["b","${'9'.repeat(100_001)}"]]]`],
  ])('such as %s, silences it for good and is remembered', (_, text) => {
    const f = borrowed();
    replies.push(text, '[[],[],["value",5]]');
    expect(() => f(1)).toThrow('The program says no more.');
    expect(peer.peer.broken).toBe(true);
    expect(() => f(1)).toThrow('The program says no more.');
  });

  test('whatever it is, gives a value or silence, and changes nothing of the language', () => {
    const value = fc.letrec((tie) => ({
      form: fc.oneof(
        fc.constantFrom(null, true, 5, 'text'),
        fc.tuple(
          fc.constantFrom('u', 'n', 'b', 'r', 'g', 'w', 'hole', 'x'),
          fc.integer({ min: -1, max: 12 }),
          fc.integer({ min: -1, max: 40 }),
        ),
        fc.array(tie('form'), { maxLength: 3 }),
      ),
    })).form;
    const kind = fc.constantFrom(
      'object',
      'array',
      'map',
      'set',
      'date',
      'pattern',
      'view',
      'error',
      'function',
      'arrow',
      'promise',
      'iterator',
      'symbol',
      '',
    );
    const item = fc
      .tuple(
        fc.integer({ min: -1, max: 12 }),
        kind,
        value,
        fc.boolean(),
        fc.integer({ min: -1, max: 4 }),
        fc.array(value, { maxLength: 9 }),
      )
      .map(([number, name, prototype, extensible, count, rest]) => [
        number,
        name,
        prototype,
        extensible,
        count,
        ...rest,
      ]);
    const letter = fc.tuple(
      fc.array(item, { maxLength: 4 }),
      fc.array(fc.array(value, { maxLength: 4 }), { maxLength: 1 }),
      fc.tuple(
        fc.constantFrom('value', 'thrown', 'call', 'new', 'waited', ''),
        value,
        value,
        fc.array(value, { maxLength: 2 }),
      ),
    );
    const before = ['Object', 'Array', 'Function', 'Map', 'Error'].map(
      (name) => Reflect.ownKeys(Reflect.get(globalThis, name).prototype).length,
    );
    const f = borrowed();
    fc.assert(
      fc.property(letter, (said) => {
        Object.assign(peer.peer, { broken: false, ended: false });
        replies.push(JSON.stringify(said));
        try {
          f(1);
        } catch {
          // What is thrown may be the program's, as it says.
        }
        replies.length = 0;
        const after = ['Object', 'Array', 'Function', 'Map', 'Error'].map(
          (name) => Reflect.ownKeys(Reflect.get(globalThis, name).prototype).length,
        );
        expect(after).toEqual(before);
      }),
      { numRuns: 2_000 },
    );
  });
});

test('what an assertion of the tests expected is in no letter', async () => {
  const { createAssert, newTally } = await import('../../../../sandbox/javascript/realm/assert.ts');
  const assert = createAssert(newTally()) as unknown as { strictEqual: (one: unknown, other: unknown) => void };
  const f = borrowed();
  replies.push('[[],[],["call",["r",0],["u"],[1]]]', '[[],[],["value",5]]');
  expect(f((x: unknown) => assert.strictEqual(x, 'a secret'))).toBe(5);
  expect(letters.at(-1)).toMatch(/"thrown"/);
  expect(letters.join()).not.toMatch(/secret|strictEqual/);
});
