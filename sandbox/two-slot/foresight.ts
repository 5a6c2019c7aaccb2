import { z } from 'zod';
import type { TaskTest } from '../../domain/task.ts';
import { valueSchema } from '../judge/answer.ts';
import type { ExecutionRequest } from '../port.ts';
import { runAgain } from '../run-again.ts';
import type { Ask, Pool } from '../slots/pool.ts';
import { SlotGone } from '../slots/slot.ts';

/** What is known of tests of code before any program runs. */
export interface Foreseen {
  /** Codes that can run where the program is not. */
  apart: ReadonlySet<string>;
  /** What each code asks of a program that answers rightly, call by call; null where one of them cannot tell without a program. */
  calls: TaskTest[][] | null;
}

/** Foresees the tests of code that a guest is given, once for all programs that meet them. */
export interface Foresight {
  of(request: ExecutionRequest): Promise<Foreseen>;
}

/** Of how many tasks it is kept; the oldest make room. */
const mostKept = 500;

/** It is tests that run here, and none of their time is a program's. */
const limits = { cpuMs: 2_000, memoryMb: 256 };

/** What a call may do to what it is given: a code that asks otherwise then has to meet the program itself. */
const ways = ['left', 'emptied', 'grown'];

const apartSchema = z.object({ apart: z.array(z.boolean()) });
const callSchema = z
  .object({ call: z.string(), value: valueSchema })
  .transform((asked): TaskTest => ({ kind: 'value', expected: '', ...asked }));
const foreseenSchema = z.object({ foreseen: z.array(z.array(callSchema)).nullable() });

type Question = Pick<ExecutionRequest, 'language' | 'entryPoint'> & { codes: string[] };

export function openForesight(pool: Pool): Foresight {
  const kept = new Map<string, Promise<Foreseen>>();
  return {
    of({ language, entryPoint, tests }) {
      const codes = tests.flatMap((test) => (test.kind === 'code' ? [test.code] : []));
      const key = JSON.stringify([language, entryPoint, codes]);
      const foreseen = kept.get(key) ?? foresee(pool, { language, entryPoint, codes });
      kept.delete(key);
      kept.set(key, foreseen);
      foreseen.catch(() => kept.delete(key));
      for (const oldest of kept.keys()) if (kept.size > mostKept) kept.delete(oldest);
      return foreseen;
    },
  };
}

async function foresee(pool: Pool, question: Question): Promise<Foreseen> {
  const { codes, language } = question;
  const { apart } = apartSchema.parse(JSON.parse((await askAlone(pool, 'plan', question)) ?? '{"apart":[]}'));
  const parting = codes.filter((_, index) => apart[index]);
  const mayTell = language === 'python' && parting.length === codes.length;
  return { apart: new Set(parting), calls: mayTell ? await foreseeCalls(pool, question) : null };
}

/** Runs the codes once for each way, and believes only what they ask in all of them. */
async function foreseeCalls(pool: Pool, question: Question): Promise<Foreseen['calls']> {
  let foreseen: string | null = null;
  for (const given of ways) {
    const told = await askAlone(pool, 'rehearse', { ...question, given });
    if (told === null || (foreseen !== null && told !== foreseen)) return null;
    foreseen = told;
  }
  return foreseenSchema.parse(JSON.parse(foreseen ?? '{}')).foreseen;
}

/** Asks an interpreter in which nothing else has run; null where it does not come back. */
async function askAlone(pool: Pool, kind: string, question: object): Promise<string | null> {
  const ask = async (send: Ask): Promise<string | null> => {
    const { ending, text } = await send(JSON.stringify({ kind, ...question }));
    return ending === 'answered' ? text : null;
  };
  const ran = await runAgain(() => pool.run(limits, ask));
  return ran instanceof SlotGone ? null : ran.value;
}
