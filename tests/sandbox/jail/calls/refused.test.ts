import { describe, expect, it } from 'vitest';
import { type Architecture, numberOf, type SystemCall } from '../../../../sandbox/jail/calls/numbers.ts';
import { filterFor, type Strictness } from '../../../../sandbox/jail/calls/refused.ts';
import { audits, runFilter } from './machine.ts';

const lax = { forks: true, amongOthers: false, signals: false };
const allow = 0x7fff0000;
const denied = 0x00050001;
const unknown = 0x00050026;

const answers = (strictness: Strictness, architecture: Architecture) => {
  const filter = filterFor(architecture, strictness);
  return (call: SystemCall, ...args: bigint[]): number => {
    const number = numberOf(call, architecture);
    if (number === null) throw new Error(`${architecture} has no ${call}`);
    return runFilter(filter, { architecture: audits[architecture], number, arguments: args });
  };
};

const thread = 0x3d0f00n;
const process = 0x1200011n;
const withUserNamespace = process | 0x10000000n;

describe.each(['x64', 'arm64'] as const)('the filter of a guest on %s', (architecture) => {
  it.each<SystemCall>(['ptrace', 'process_vm_readv', 'pidfd_getfd', 'mount', 'unshare', 'setns', 'socket', 'bpf'])(
    'always refuses %s',
    (call) => expect(answers(lax, architecture)(call)).toBe(denied),
  );

  it.each<SystemCall>(['openat', 'write', 'mmap', 'close', 'prctl', 'seccomp', 'kill', 'setsid', 'fchmod'])(
    'lets an enclosed guest call %s',
    (call) => expect(answers(lax, architecture)(call)).toBe(allow),
  );

  it('has threads always, processes where the guest may fork, and new namespaces never', () => {
    const forking = answers(lax, architecture);
    const alone = answers({ ...lax, forks: false }, architecture);
    expect([forking('clone', thread), forking('clone', process)]).toEqual([allow, allow]);
    expect([alone('clone', thread), alone('clone', process)]).toEqual([allow, denied]);
    expect([forking, alone].map((answer) => answer('clone', withUserNamespace))).toEqual([denied, denied]);
  });

  it('says that clone3 does not exist, so that libraries take clone', () => {
    expect(answers(lax, architecture)('clone3')).toBe(unknown);
  });

  it('lets a process limit itself and no other', () => {
    const answer = answers(lax, architecture);
    expect([answer('prlimit64', 0n), answer('prlimit64', 1n)]).toEqual([allow, denied]);
  });

  it('refuses shared memory only where addresses are hardly limited', () => {
    const map = (reserves: boolean, flags: bigint) =>
      answers({ ...lax, reserves }, architecture)('mmap', 0n, 4096n, 3n, flags);
    expect([map(true, 0x21n), map(true, 0x22n), map(false, 0x21n)]).toEqual([denied, allow, allow]);
  });

  it('refuses what Landlock does not know to a guest among others, and signals where nothing else holds them', () => {
    const answer = answers({ ...lax, amongOthers: true, signals: true }, architecture);
    expect((['fchmod', 'fchownat', 'setsid', 'kill', 'tgkill'] as const).map((call) => answer(call))).toEqual(
      Array.from({ length: 5 }, () => denied),
    );
  });
});
