/** What a system call looks like to a filter. */
export interface Called {
  architecture: number;
  number: number;
  arguments: bigint[];
}

const auditX64 = 0xc000003e;
const auditArm64 = 0xc00000b7;
export const audits = { x64: auditX64, arm64: auditArm64 };

/** The kernel's data for a filter: the number, the architecture, an address of eight bytes, and six arguments. */
function dataOf({ architecture, number, arguments: args }: Called): Buffer {
  const data = Buffer.alloc(64);
  data.writeUInt32LE(number, 0);
  data.writeUInt32LE(architecture, 4);
  for (const [index, value] of args.entries()) data.writeBigUInt64LE(BigInt.asUintN(64, value), 16 + 8 * index);
  return data;
}

/** Runs a filter as the kernel does: loads, jumps forward, and answers; whatever else it meets is an error. */
export function runFilter(program: Uint8Array, called: Called): number {
  const code = Buffer.from(program);
  const data = dataOf(called);
  let accumulator = 0;
  for (let at = 0; at < code.length / 8; at += 1) {
    const [operation, ifTrue, ifFalse] = [
      code.readUInt16LE(at * 8),
      code.readUInt8(at * 8 + 2),
      code.readUInt8(at * 8 + 3),
    ];
    const operand = code.readUInt32LE(at * 8 + 4);
    if (operation === 0x06) return operand;
    if (operation === 0x20) accumulator = data.readUInt32LE(operand);
    else at += holds(operation, accumulator, operand) ? ifTrue : ifFalse;
  }
  throw new Error('the filter has no end');
}

function holds(operation: number, accumulator: number, operand: number): boolean {
  if (operation === 0x15) return accumulator === operand;
  if (operation === 0x35) return accumulator >= operand;
  if (operation === 0x45) return (BigInt(accumulator) & BigInt(operand)) !== 0n;
  throw new Error(`the filter has an operation that this machine does not know: ${operation}`);
}
