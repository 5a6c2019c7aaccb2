import { z } from 'zod';
import { classifyStatus, type FailureType } from '../../domain/failure.ts';
import type { BatchEnd, BatchedCall } from '../../store/port.ts';
import { excerpt } from '../excerpt.ts';
import { unsaid } from '../line/limits.ts';
import { ModelFailure, type ModelReply, type ModelRequest } from '../port.ts';
import { parseReply } from '../reply.ts';
import { endAtStops } from '../stops.ts';

const said = z.object({ code: z.string().nullish().catch(null), message: z.string().nullish().catch(null) });

/** A line of a batch's files: the answer to one request, or what became of it. */
const line = z.object({
  custom_id: z.string(),
  response: z.object({ status_code: z.int(), body: z.unknown() }).nullish().catch(null),
  error: said.nullish().catch(null),
});

/** Whose line it is; null where that cannot be read. */
export function keyOf(text: string): string | null {
  return readLine(text)?.custom_id ?? null;
}

/** Whether there is something to read for the call. */
export const isAnswered = ({ line: text, batch }: BatchedCall): boolean => text !== null || batch.end !== null;

/** What a batch brought for a call. Throws `ModelFailure` where that is no answer; `key` is kept out of every text. */
export function readAnswer(call: BatchedCall, { plan, prompt }: ModelRequest, key: string | null): ModelReply {
  if (call.line === null) throw unanswered(call.batch.end ?? { status: 'unknown', reason: '' });
  const read = readLine(call.line);
  const { status_code: status = 0, body } = read?.response ?? {};
  if (read === null || status < 200 || status > 299) throw refused(read, key);
  const reply = endAtStops(parseReply(JSON.stringify(body) ?? '', prompt.endpoint, key), plan);
  if (reply.finish.unified !== 'length' || call.maxTokens >= plan.maxTokens) return { ...reply, limits: unsaid };
  const found = `found one cut off at ${call.maxTokens} by a batch from before maxTokens was raised`;
  throw failure('torn_body', `expected an answer of up to ${plan.maxTokens} tokens, ${found}`);
}

function readLine(text: string): z.infer<typeof line> | null {
  try {
    return line.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** Servers tell what became of a request beside its status, or in its place. */
function refused(read: z.infer<typeof line> | null, key: string | null): ModelFailure {
  const { response, error } = read ?? {};
  const inBody = z.object({ error: said }).safeParse(response?.body).data?.error;
  const { code = null, message = null } = error ?? inBody ?? {};
  const found = excerpt([response?.status_code, code, message].filter(Boolean).join(' '), key);
  return failure(classifyStatus(response?.status_code ?? 500, code), `expected an answer, found "${found}" in a batch`);
}

/** What the end of a batch means for a call that it did not answer. */
function unanswered({ status, reason }: BatchEnd): ModelFailure {
  if (status === 'expired' || status === 'cancelled')
    return failure(
      'server_error',
      `expected an answer, found a batch that was ${status} before this call had its turn`,
    );
  if (status === 'failed') return failed(reason);
  return failure('torn_body', `expected an answer, found none in a batch that is ${status}`);
}

/** A batch that was never worked on: nobody was charged. */
function failed(reason: string): ModelFailure {
  const found = `expected answers, found a batch that the server refused: "${reason}"`;
  if (/token_limit|rate_limit|limit_exceeded/.test(reason)) return failure('rate_limited', found);
  if (/billing|quota/.test(reason)) return failure('quota_exhausted', `${found}; add credit with the provider`);
  const message = `${found}; mend the model's part of the plan, or take batch out of it where this model takes none`;
  return new ModelFailure({ type: 'not_found', message });
}

const failure = (type: FailureType, message: string): ModelFailure =>
  new ModelFailure({ type, message: type === 'quota_exhausted' ? message : `${message}; it is sent again` });
