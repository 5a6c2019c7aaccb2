import { z } from 'zod';
import { addressFault } from './address.ts';
import { extraBodyFault, headersFault } from './foreign.ts';
import { asks, section, wholeNumber, words } from './section.ts';

const dollars = z.number().min(0).meta(asks('US dollars per million tokens', 0.5));

const price = section({ input: dollars, cachedInput: dollars.optional(), output: dollars }).transform((said) => ({
  input: said.input,
  cachedInput: said.cachedInput ?? said.input,
  output: said.output,
}));

const batch = section({
  waitSeconds: z.number().min(0).max(86_400).default(300).meta(asks('seconds, at most a day of them', 300)),
  discount: z.number().min(0).max(1).default(0.5).meta(asks('a part of the price from 0 to 1', 0.5)),
});

/** Reports what `fault` finds in a value as the value's own error. */
const sound =
  <T>(fault: (value: T) => string | null) =>
  (context: z.core.ParsePayload<T>): void => {
    const message = fault(context.value);
    if (message !== null) context.issues.push({ code: 'custom', message, input: context.value });
  };

/** One model of a plan; student and teacher differ in what holds when nothing is said. */
export const modelSchema = (defaults: ModelDefaults) =>
  section({
    baseURL: words('the address of an OpenAI-compatible server', 'http://127.0.0.1:8000/v1').check(sound(addressFault)),
    apiKeyEnv: z.string().nullable().default(null).meta(asks("the name of the key's variable", 'STUDENT_API_KEY')),
    model: words("the model's name as its server knows it", 'codegen-mono-6b'),
    identity: words('a name for the weights', 'codegen-mono-6b').nullable().default(null),
    endpoint: z.enum(['completions', 'chat']).default(defaults.endpoint).meta(asks('completions or chat', 'chat')),
    temperature: z
      .number()
      .min(0)
      .max(2)
      .nullable()
      .default(defaults.temperature)
      .meta(asks('a number from 0 to 2', 0.3)),
    topP: z.number().gt(0).max(1).nullable().default(defaults.topP).meta(asks('a number above 0 and up to 1', 0.95)),
    maxTokens: wholeNumber(1, 1024).default(1024),
    maxTokensField: z
      .enum(['max_tokens', 'max_completion_tokens'])
      .default('max_tokens')
      .meta(asks('max_tokens or max_completion_tokens', 'max_tokens')),
    stop: z
      .array(z.string().min(1))
      .default([])
      .meta(asks('a list of texts', ['\nclass '])),
    seed: z.int().nullable().default(null).meta(asks('a whole number', 7)),
    timeoutSeconds: z.number().gt(0).max(86_400).default(300).meta(asks('seconds, at most a day of them', 300)),
    headers: z
      .record(z.string(), z.string())
      .default({})
      .meta(asks('names of headers with their texts', { 'X-Project': 'persd' }))
      .check(sound(headersFault)),
    extraBody: z
      .record(z.string(), z.unknown())
      .default({})
      .meta(asks("the server's own parameters by name", { top_k: 40 }))
      .check(sound(extraBodyFault)),
    concurrency: wholeNumber(1, 50).default(defaults.concurrency),
    rpm: wholeNumber(1, 600).nullable().default(null),
    tpm: wholeNumber(1, 60_000).nullable().default(null),
    price: price.nullable().default(null),
    batch: batch.nullable().default(null),
  });

interface ModelDefaults {
  endpoint: 'completions' | 'chat';
  /** Null: the server's own, for many teachers refuse to be told. */
  temperature: number | null;
  topP: number | null;
  concurrency: number;
}
