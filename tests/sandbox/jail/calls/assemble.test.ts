import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assemble, type Refused } from '../../../../sandbox/jail/calls/assemble.ts';
import type { Architecture } from '../../../../sandbox/jail/calls/numbers.ts';
import { audits, runFilter } from './machine.ts';

const allow = 0x7fff0000;
const kill = 0x80000000;
const fail = (errno: number): number => 0x00050000 + errno;
const none = [0n, 0n, 0n, 0n, 0n, 0n];

const refusal = fc.record({
  number: fc.nat(500),
  errno: fc.integer({ min: 1, max: 133 }),
  when: fc.option(
    fc.record({ argument: fc.nat(5), mask: fc.integer({ min: 1, max: 0xffffffff }), set: fc.boolean() }),
    { nil: undefined },
  ),
});

const applies = ({ number, when }: Refused, called: number, args: bigint[]): boolean =>
  number === called &&
  (when === undefined || ((BigInt.asUintN(32, args[when.argument] ?? 0n) & BigInt(when.mask)) !== 0n) === when.set);

describe('assemble', () => {
  it('writes the bytes that the kernel reads', () => {
    const hex = Buffer.from(assemble('arm64', [{ number: 117, errno: 1 }])).toString('hex');
    const lines = hex.match(/.{16}/g);
    expect(lines).toEqual([
      '2000000004000000',
      '15000100b70000c0',
      '0600000000000080',
      '2000000000000000',
      '1500000175000000',
      '0600000001000500',
      '060000000000ff7f',
    ]);
  });

  it('answers every call as the first of its rules that applies says, and allows what no rule names', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Architecture>('x64', 'arm64'),
        fc.array(refusal, { maxLength: 30 }),
        fc.nat(500),
        fc.array(fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }), { minLength: 6, maxLength: 6 }),
        (architecture, rules, number, args) => {
          const refused: Refused[] = rules.map(({ when, ...rule }) => (when === undefined ? rule : { ...rule, when }));
          const first = refused.find((rule) => applies(rule, number, args));
          const called = { architecture: audits[architecture], number, arguments: args };
          expect(runFilter(assemble(architecture, refused), called)).toBe(first ? fail(first.errno) : allow);
        },
      ),
    );
  });

  it('ends whoever calls in another processor mode, whatever the call', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffffff }), fc.nat(0xffffffff), (architecture, number) => {
        fc.pre(architecture !== audits.x64);
        expect(runFilter(assemble('x64', []), { architecture, number, arguments: none })).toBe(kill);
      }),
    );
  });

  it('refuses the second numbering of x64, in which every call would have another number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0x40000000, max: 0xffffffff }), (number) => {
        const called = { architecture: audits.x64, number, arguments: none };
        expect(runFilter(assemble('x64', []), called)).toBe(fail(1));
      }),
    );
  });
});
