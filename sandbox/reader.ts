import { z } from 'zod';
import type { Language } from '../domain/task.ts';
import { valueSchema } from './judge/answer.ts';
import { relationSchema } from './judge/relation.ts';
import type { Ask, Pool } from './slots/pool.ts';
import {
  type Mended,
  type MendRequest,
  type PartsRequest,
  type ProgramParts,
  type Reader,
  SandboxFailure,
  type SplitTests,
  type TestSource,
} from './port.ts';
import { SlotGone } from './slots/slot.ts';

/** One batch: enough to be worth a crossing, little enough to be read again in halves when one text hangs the parser. */
const batchItems = 200;
const batchCharacters = 400_000;
const limits = { cpuMs: 10_000, memoryMb: 256 };

/** Times that a batch is read again because its slot, and not a text, failed. */
const maxLosses = 2;

const unreadable = 'Expected a text that can be read, found one that its parser does not survive.';

const partsSchema: z.ZodType<ProgramParts> = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(false), message: z.string(), line: z.number() }),
  z.object({
    ok: z.literal(true),
    program: z.string(),
    header: z.string().nullable(),
    completion: z.string().nullable(),
    definitions: z.array(z.string()),
  }),
]);

const testSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('value'),
    call: z.string(),
    expected: z.string(),
    value: valueSchema,
    relation: relationSchema.optional(),
    comparison: z.enum(['loose', 'operator']).optional(),
  }),
  z.object({ kind: z.literal('code'), code: z.string() }),
]);

const splitSchema: z.ZodType<SplitTests> = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(false), message: z.string() }),
  z.object({ ok: z.literal(true), tests: z.array(testSchema), entryPoint: z.string().nullable() }),
]);

const mendedSchema: z.ZodType<Mended> = z.object({
  completion: z.string(),
  mended: z.array(z.enum(['line ends', 'signature', 'parameter', 'import'])),
});

/** A kind of question: how its answers are read, and what stands for a text that ends the reader itself. */
interface Question<Answer> {
  kind: string;
  schema: z.ZodType<Answer>;
  lost: Answer;
}

/** Slots of a reader of their own, which never execute what they read. */
export interface ReaderPools {
  python: Pool;
  /** TypeScript's, too. */
  javascript: Pool;
}

/** Opens the reader. */
export function openReader(pools: ReaderPools): Reader {
  return {
    parts: (requests: PartsRequest[]) =>
      byLanguage(
        pools,
        { kind: 'parts', schema: partsSchema, lost: { ok: false, message: unreadable, line: 1 } },
        requests,
      ),
    splitTests: (sources: TestSource[]) =>
      byLanguage(pools, { kind: 'tests', schema: splitSchema, lost: { ok: false, message: unreadable } }, sources),
    mend: (requests: MendRequest[]) =>
      readAll(pools.python, { kind: 'mend', schema: mendedSchema.nullable(), lost: null }, requests),
    literals: (sources: string[], language = 'python') =>
      readAll(poolFor(pools, language), { kind: 'literals', schema: valueSchema.nullable(), lost: null }, sources),
  };
}

const poolFor = ({ python, javascript }: ReaderPools, language: Language): Pool =>
  language === 'python' ? python : javascript;

/** Gives each language's questions to its own slots, and each question its answer. */
async function byLanguage<Answer>(
  pools: ReaderPools,
  question: Question<Answer>,
  items: { language?: Language }[],
): Promise<Answer[]> {
  const askOne = async (pool: Pool): Promise<Map<unknown, Answer>> => {
    const own = items.filter(({ language = 'python' }) => poolFor(pools, language) === pool);
    const answers = own.length === 0 ? [] : await readAll(pool, question, own);
    return new Map(answers.map((answer, index) => [own[index], answer]));
  };
  const [python, javascript] = await Promise.all([askOne(pools.python), askOne(pools.javascript)]);
  return items.map((item) => python.get(item) ?? javascript.get(item) ?? question.lost);
}

async function readAll<Answer>(pool: Pool, question: Question<Answer>, items: unknown[]): Promise<Answer[]> {
  const batches = cutBatches(items).map((batch) => readBatch(pool, question, batch));
  return (await Promise.all(batches)).flat();
}

function cutBatches(items: unknown[]): unknown[][] {
  const batches: unknown[][] = [];
  let room = 0;
  for (const item of items) {
    const length = JSON.stringify(item).length;
    const last = batches.at(-1);
    if (last && last.length < batchItems && length <= room) last.push(item);
    else batches.push([item]);
    room = (batches.at(-1) === last ? room : batchCharacters) - length;
  }
  return batches;
}

/** Reads a batch; when it does not come back, in halves, down to the one text that is to blame. */
async function readBatch<Answer>(
  pool: Pool,
  question: Question<Answer>,
  items: unknown[],
  losses = 0,
): Promise<Answer[]> {
  const answers = await ask(pool, question, items);
  if (Array.isArray(answers)) return answers;
  if (answers === 'slot lost' && losses < maxLosses) return readBatch(pool, question, items, losses + 1);
  if (items.length === 1) return [await blame(pool, question)];
  const middle = Math.ceil(items.length / 2);
  const halves = [items.slice(0, middle), items.slice(middle)];
  return (await Promise.all(halves.map((half) => readBatch(pool, question, half)))).flat();
}

/** A text is to blame only where the reader still answers without it. */
async function blame<Answer>(pool: Pool, { lost }: Question<Answer>): Promise<Answer> {
  const answers = await ask(pool, { kind: 'literals', schema: z.unknown() }, ['1']);
  if (Array.isArray(answers)) return lost;
  throw new SandboxFailure('Expected the reader to answer, found that it does not; see `persd doctor`.');
}

async function ask<Answer>(
  pool: Pool,
  { kind, schema }: Pick<Question<Answer>, 'kind' | 'schema'>,
  items: unknown[],
): Promise<Answer[] | 'unanswered' | 'slot lost'> {
  const read = async (send: Ask): Promise<Answer[] | 'unanswered'> => {
    const report = await send(JSON.stringify({ kind, items }));
    if (report.ending !== 'answered') return 'unanswered';
    return z.array(schema).length(items.length).parse(JSON.parse(report.text));
  };
  try {
    const { value, breach } = await pool.run(limits, read);
    return breach === 'starved' ? 'slot lost' : (value ?? 'unanswered');
  } catch (error) {
    if (error instanceof SlotGone) return 'slot lost';
    throw error;
  }
}
