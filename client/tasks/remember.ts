import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { valueSchema } from '../../sandbox/judge/answer.ts';
import type { Outputs, OutputsRequest, Sandbox } from '../../sandbox/port.ts';

type Answering = Pick<Sandbox, 'outputs'>;

const outputsSchema: z.ZodType<Outputs> = z.object({
  ok: z.literal(true),
  outputs: z.array(z.object({ value: valueSchema, text: z.string() }).nullable()),
  cpuMs: z.number(),
});

/**
 * The sandbox with a memory of what it gave: the canonical programs of a benchmark work for a minute or two, and answer the same each
 * time. `runtime` says which interpreter answers; failures are not remembered.
 */
export function remembering(sandbox: Answering, folder: string, runtime: string): Answering {
  return { outputs: (request) => recall(sandbox, join(folder, `${keyOf(request, runtime)}.json`), request) };
}

const keyOf = ({ program, entryPoint, calls }: OutputsRequest, runtime: string): string =>
  createHash('sha256')
    .update(JSON.stringify([runtime, program, entryPoint, calls]))
    .digest('hex');

async function recall(sandbox: Answering, path: string, request: OutputsRequest): Promise<Outputs> {
  const remembered = await read(path);
  if (remembered !== null) return remembered;
  const outputs = await sandbox.outputs(request);
  if (outputs.ok) await write(path, outputs);
  return outputs;
}

/** Null where there is nothing, or something else. */
async function read(path: string): Promise<Outputs | null> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    return outputsSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** A disk that takes nothing costs the memory alone. */
async function write(path: string, outputs: Outputs): Promise<void> {
  const draft = `${path}.${randomUUID()}`;
  try {
    await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
    await writeFile(draft, JSON.stringify(outputs));
    await rename(draft, path);
  } catch {
    // Asked again next time.
  }
}
