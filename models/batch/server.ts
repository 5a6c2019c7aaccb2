import { z } from 'zod';
import type { ModelPlan } from '../../domain/plan.ts';
import type { BatchRecord } from '../../store/port.ts';
import { withoutKey } from '../credential.ts';
import type { Exchange, Wire } from '../exchange.ts';
import { excerpt } from '../excerpt.ts';
import { ModelFailure } from '../port.ts';
import { linesOf } from './lines-of.ts';

/** A batch as its server tells of it. */
export interface SeenBatch {
  id: string;
  /** The server's word. */
  status: string;
  /** Where answers are, and where errors. */
  files: string[];
  /** What it said of a batch that failed as a whole. */
  reason: string;
}

/** The endpoints of batches. Each method sends once and rejects with `ModelFailure`. */
export interface BatchServer {
  /** Returns the server's name for the file. */
  upload(plan: ModelPlan, lines: string[]): Promise<string>;
  create(plan: ModelPlan, batch: BatchRecord): Promise<SeenBatch>;
  /** Looks for a batch that may have been created, among all that there are. */
  look(plan: ModelPlan, batch: BatchRecord): Promise<SeenBatch | null>;
  read(plan: ModelPlan, id: string): Promise<SeenBatch>;
  /** Hands a file's lines over, some hundreds at a time. */
  download(plan: ModelPlan, file: string, take: (lines: string[]) => Promise<void>): Promise<void>;
  /** Asks for an end of what is not answered yet. */
  cancel(plan: ModelPlan, id: string): Promise<void>;
  /** Has a file thrown away. */
  remove(plan: ModelPlan, file: string): Promise<void>;
}

const seen = z.object({
  id: z.string(),
  status: z.string(),
  input_file_id: z.string().nullish().catch(null),
  output_file_id: z.string().nullish().catch(null),
  error_file_id: z.string().nullish().catch(null),
  metadata: z.record(z.string(), z.unknown()).nullish().catch(null),
  errors: z
    .object({ data: z.array(z.object({ code: z.string().nullish(), message: z.string().nullish() })).nullish() })
    .nullish()
    .catch(null),
});

const uploaded = z.object({ id: z.string() });

/** As servers name their endpoints in lines of a file. */
export const batchPaths = { chat: '/v1/chat/completions', completions: '/v1/completions' } as const;

/** Seconds for one request: a file may be large, and what a plan says of one call is not meant for it. */
const patientSeconds = 600;

export function createBatchServer(exchange: Exchange, timeoutSeconds = patientSeconds): BatchServer {
  const never = new AbortController().signal;
  const speak = <T>(plan: ModelPlan, work: (wire: Wire) => Promise<T>): Promise<T> =>
    exchange({ ...plan, timeoutSeconds }, never, work);
  return {
    upload: (plan, lines) =>
      speak(plan, async ({ client, signal, key }) => {
        const { headers, body } = await formOf(lines);
        return check(uploaded, await client.post('/files', { headers, body, signal }), key).id;
      }),
    create: (plan, { endpoint, inputFile, tag }) =>
      speak(plan, async ({ client, signal, key }) => {
        const window = { endpoint: batchPaths[endpoint], completion_window: '24h', input_file_id: inputFile } as const;
        return readSeen(await client.batches.create({ ...window, metadata: { persd: tag } }, { signal }), key);
      }),
    look: (plan, batch) =>
      speak(plan, async ({ client, signal, key }) => {
        for await (const one of client.batches.list({ limit: 100 }, { signal }))
          if (isThat(check(seen, one, key), batch)) return readSeen(one, key);
        return null;
      }),
    read: (plan, id) =>
      speak(plan, async ({ client, signal, key }) => readSeen(await client.batches.retrieve(id, { signal }), key)),
    download: (plan, file, take) =>
      speak(plan, async ({ client, signal, key }) => {
        const { body } = await client.files.content(file, { signal });
        // What a server says of a key in an answer is not kept.
        if (body !== null)
          for await (const lines of linesOf(body)) await take(lines.map((line) => withoutKey(line, key)));
      }),
    cancel: (plan, id) =>
      speak(
        plan,
        async ({ client, signal, key }) => void check(seen, await client.batches.cancel(id, { signal }), key),
      ),
    remove: (plan, file) =>
      speak(plan, async ({ client, signal }) => void (await client.files.delete(file, { signal }))),
  };
}

/** The client refuses forms with a `fetch` that is not Node's own, so that its bytes are made here. */
async function formOf(lines: string[]): Promise<{ headers: Record<string, string>; body: Uint8Array }> {
  const form = new FormData();
  form.append('purpose', 'batch');
  form.append('file', new Blob([`${lines.join('\n')}\n`], { type: 'application/jsonl' }), 'requests.jsonl');
  const encoded = new Response(form);
  return { headers: { 'content-type': encoded.headers.get('content-type') ?? '' }, body: await encoded.bytes() };
}

/** Not every server keeps metadata, and no other batch has this file. */
const isThat = ({ metadata, input_file_id }: z.infer<typeof seen>, { tag, inputFile }: BatchRecord): boolean =>
  metadata?.['persd'] === tag || input_file_id === inputFile;

function readSeen(value: unknown, key: string | null): SeenBatch {
  const { id, status, output_file_id, error_file_id, errors } = check(seen, value, key);
  const files = [output_file_id, error_file_id].flatMap((file) => file || []);
  const said = errors?.data?.at(0);
  return { id, status, files, reason: excerpt([said?.code, said?.message].filter(Boolean).join(': '), key) };
}

function check<T>(schema: z.ZodType<T>, value: unknown, key: string | null): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const found = excerpt(JSON.stringify(value) ?? 'nothing', key);
  const message = `expected what an endpoint for batches answers, found "${found}"; check baseURL, or take batch out of the plan`;
  throw new ModelFailure({ type: 'foreign_body', message });
}
