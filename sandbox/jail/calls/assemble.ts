import type { Architecture } from './numbers.ts';

/** A system call that is answered with an error instead of being done. */
export interface Refused {
  number: number;
  /** What the caller is told, as an `errno`. */
  errno: number;
  /** Only when a bit of `mask` is set in the lower half of this argument (counted from 0), or when none is. */
  when?: { argument: number; mask: number; set: boolean };
}

/** One instruction of the kernel's packet filter machine: what to do, how far to jump if so and if not, and an operand. */
type Instruction = [code: number, ifTrue: number, ifFalse: number, operand: number];

const load = 0x20;
const jumpEqual = 0x15;
const jumpAtLeast = 0x35;
const jumpAnySet = 0x45;
const answer = 0x06;

const allow = 0x7fff0000;
const killProcess = 0x80000000;
const fail = (errno: number): number => 0x00050000 | errno;

const auditArchitecture = { x64: 0xc000003e, arm64: 0xc00000b7 };
/** On x64 a second set of the same calls, with this bit in their numbers. */
const x32Bit = 0x40000000;
const permissionDenied = 1;

// Where the kernel puts what is known of a call: its number, the processor's mode, and the lower halves of its arguments.
const numberAt = 0;
const architectureAt = 4;
const argumentAt = (argument: number): number => 16 + 8 * argument;

/** A filter for seccomp that refuses these calls and allows the others; a call made in another processor mode ends the process. */
export function assemble(architecture: Architecture, refused: Refused[]): Uint8Array {
  return encode([
    [load, 0, 0, architectureAt],
    [jumpEqual, 1, 0, auditArchitecture[architecture]],
    [answer, 0, 0, killProcess],
    [load, 0, 0, numberAt],
    ...(architecture === 'x64' ? x32Check : []),
    ...refused.flatMap(check),
    [answer, 0, 0, allow],
  ]);
}

const x32Check: Instruction[] = [
  [jumpAtLeast, 0, 1, x32Bit],
  [answer, 0, 0, fail(permissionDenied)],
];

function check({ number, errno, when }: Refused): Instruction[] {
  if (when === undefined) {
    return [
      [jumpEqual, 0, 1, number],
      [answer, 0, 0, fail(errno)],
    ];
  }
  const { argument, mask, set } = when;
  return [
    [jumpEqual, 0, 4, number],
    [load, 0, 0, argumentAt(argument)],
    [jumpAnySet, set ? 0 : 1, set ? 1 : 0, mask],
    [answer, 0, 0, fail(errno)],
    [load, 0, 0, numberAt],
  ];
}

/** Eight bytes an instruction, in the byte order of both processors. */
function encode(instructions: Instruction[]): Uint8Array {
  const bytes = Buffer.alloc(instructions.length * 8);
  for (const [index, [code, ifTrue, ifFalse, operand]] of instructions.entries()) {
    bytes.writeUInt16LE(code, index * 8);
    bytes.writeUInt8(ifTrue, index * 8 + 2);
    bytes.writeUInt8(ifFalse, index * 8 + 3);
    bytes.writeUInt32LE(operand, index * 8 + 4);
  }
  return bytes;
}
