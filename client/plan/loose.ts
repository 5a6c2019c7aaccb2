import { z } from 'zod';

const text = z.string().catch('');
const maybeText = z.string().nullable().catch(null);
const anything = z.unknown().optional();

const isSection = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A section that counts as empty where it is none. */
const part = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.preprocess((value) => (isSection(value) ? value : {}), z.object(shape));

const model = part({ baseURL: text, apiKeyEnv: maybeText, price: anything, endpoint: maybeText });

/** What can be made of a plan that may be wrong anywhere, so that rules over several keys speak beside the schema. Never fails. */
export const loosePlan = part({
  kind: maybeText,
  evaluate: part({
    path: text,
    n: anything,
    k: z.array(z.unknown()).catch([]),
    wording: maybeText,
    benchmark: text,
    split: maybeText,
  }),
  tasks: part({ path: text, format: maybeText, fields: z.record(z.string(), z.unknown()).catch({}) }),
  student: model,
  teacher: model,
  prompts: part({ attempt: maybeText, refine: maybeText, rectify: maybeText }),
  budget: part({ usd: anything }),
});

export type LoosePlan = z.output<typeof loosePlan>;
