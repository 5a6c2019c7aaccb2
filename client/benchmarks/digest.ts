import { createHash } from 'node:crypto';
import { publishedAs } from '../../domain/benchmarks/known.ts';
import { kindOfFile, openBytes } from '../tasks/row-bytes.ts';

/** A file's SHA-256, and what it was published as; null where no known file has this text. */
export async function digestOf(path: string): Promise<{ digest: string; known: string | null }> {
  const digest = await hashOf(path, 'sha256', false);
  return { digest, known: publishedAs(await textHashOf(path)) };
}

/** The MD5 of a file's unpacked text, by which EvalPlus knows a benchmark. */
export const textHashOf = async (path: string): Promise<string> =>
  hashOf(path, 'md5', (await kindOfFile(path)) === 'gzip');

async function hashOf(path: string, algorithm: string, unpack: boolean): Promise<string> {
  const hash = createHash(algorithm);
  for await (const chunk of openBytes(path, unpack)) hash.update(Buffer.from(chunk));
  return hash.digest('hex');
}
