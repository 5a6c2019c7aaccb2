import { z } from 'zod';
import { classifyStatus } from '../domain/failure.ts';
import type { Usage } from '../domain/model.ts';
import { withoutKey } from './credential.ts';
import { excerpt } from './excerpt.ts';
import { type Finish, ModelFailure, type ModelReply } from './port.ts';

/** Some servers split a message into parts; what is no text is none of the answer. */
const content = z
  .union([z.string(), z.array(z.object({ text: z.string().catch('') }))])
  .transform((parts) => (typeof parts === 'string' ? parts : parts.map((part) => part.text).join('')));

const said = z.object({
  content: content.nullish(),
  reasoning_content: z.string().nullish().catch(null),
  reasoning: z.string().nullish().catch(null),
});

const choice = z.object({ finish_reason: z.string().nullish() });
const chatChoice = choice.extend({ message: said });
const textChoice = choice.extend({ text: z.string() });

const count = z.int().nonnegative();
const usage = z.object({
  prompt_tokens: count,
  completion_tokens: count.default(0),
  prompt_tokens_details: z.object({ cached_tokens: count.nullish() }).nullish().catch(null),
  prompt_cache_hit_tokens: count.nullish().catch(null),
});

const rest = { usage: usage.nullish().catch(null) };
const chatBody = z.object({ choices: z.tuple([chatChoice], z.unknown()), ...rest });
const textBody = z.object({ choices: z.tuple([textChoice], z.unknown()), ...rest });

/** Some proxies report an error with status 200. */
const errorBody = z.object({
  error: z.object({ message: z.string().catch(''), code: z.union([z.string(), z.number()]).nullish() }),
});

/** Reads a body that came with a good status. Throws `ModelFailure`: `torn_body` or `foreign_body`, or what an error in it says. */
export function parseReply(
  raw: string,
  endpoint: 'chat' | 'completions',
  key: string | null,
): Omit<ModelReply, 'limits'> {
  const value = parseJson(raw, key);
  refuseError(value, key);
  if (endpoint === 'completions') {
    const body = check(textBody, value, raw, key);
    const [{ text, finish_reason }] = body.choices;
    return { text, reasoning: '', finish: finishOf(finish_reason), usage: usageOf(body.usage), raw };
  }
  const body = check(chatBody, value, raw, key);
  const [{ message, finish_reason }] = body.choices;
  const reasoning = message.reasoning_content ?? message.reasoning ?? '';
  return { text: message.content ?? '', reasoning, finish: finishOf(finish_reason), usage: usageOf(body.usage), raw };
}

function parseJson(raw: string, key: string | null): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    if (raw.trimStart().startsWith('{'))
      throw failure('torn_body', 'a whole JSON object', withoutKey(raw, key).slice(-160), key);
    throw failure('foreign_body', 'a JSON object', raw, key);
  }
}

function refuseError(value: unknown, key: string | null): void {
  const parsed = errorBody.safeParse(value);
  if (!parsed.success) return;
  const { code, message } = parsed.data.error;
  const type = typeof code === 'number' ? classifyStatus(code, null) : classifyStatus(500, code ?? null);
  throw new ModelFailure({
    type,
    message: `expected a reply, found an error in its place: "${excerpt(message, key)}"`,
  });
}

function check<T>(schema: z.ZodType<T>, value: unknown, raw: string, key: string | null): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw failure('foreign_body', 'a reply with an answer in it', raw, key);
}

function failure(
  type: 'torn_body' | 'foreign_body',
  expected: string,
  found: string,
  key: string | null,
): ModelFailure {
  const message = `expected ${expected}, found "${excerpt(found, key)}"; check that the baseURL is that of the API, with nothing in between`;
  return new ModelFailure({ type, message });
}

const finishes = new Map<string, Finish['unified']>([
  ['stop', 'stop'],
  ['eos', 'stop'],
  ['eos_token', 'stop'],
  ['stop_sequence', 'stop'],
  ['end_turn', 'stop'],
  ['length', 'length'],
  ['max_tokens', 'length'],
  ['content_filter', 'content_filter'],
]);

function finishOf(raw: string | null | undefined): Finish {
  return { unified: finishes.get(raw ?? '') ?? 'other', raw: raw ?? null };
}

function usageOf(counted: z.infer<typeof usage> | null | undefined): Usage | null {
  if (!counted) return null;
  const cached = counted.prompt_tokens_details?.cached_tokens ?? counted.prompt_cache_hit_tokens ?? 0;
  const { prompt_tokens: input, completion_tokens: output } = counted;
  return { input, cachedInput: Math.min(cached, input), output };
}
