import { createHash } from 'node:crypto';
import { publishedAs } from '../../domain/benchmarks/known.ts';
import { kindOfFile, openBytes } from '../tasks/row-bytes.ts';

/** The SHA-256 of a file's unpacked text, so that a packed copy is the same benchmark, and what that text was published as. */
export async function digestOf(path: string): Promise<{ digest: string; known: string | null }> {
  const digest = await hashOf(path, 'sha256');
  return { digest, known: publishedAs(await textHashOf(path)) };
}

/** The MD5 of a file's unpacked text, by which EvalPlus knows a benchmark. */
export const textHashOf = (path: string): Promise<string> => hashOf(path, 'md5');

async function hashOf(path: string, algorithm: string): Promise<string> {
  const hash = createHash(algorithm);
  const packed = (await kindOfFile(path)) === 'gzip';
  for await (const chunk of openBytes(path, packed)) hash.update(Buffer.from(chunk));
  return hash.digest('hex');
}
