import type { CallStage, Role } from '../../domain/model.ts';
import { type ModelPlan, priceOf as modelPrice, type RunPlan } from '../../domain/plan.ts';
import { costOf } from '../../domain/model.ts';
import { callKey } from '../../models/call-key.ts';
import { type Asking, requestOf } from '../../models/request.ts';
import type { Past, Store } from '../../store/port.ts';
import type { Expected, Range } from './expected.ts';
import { less } from './expected.ts';
import { lengthsOf } from './lengths.ts';

/** What is to be said of one stage before it is priced. */
export interface Subject {
  role: Role;
  stage: CallStage;
  why: string;
  calls: Range;
  /** What will be asked, as far as it is known; else one like it. */
  askings: Asking[];
  /** These very calls will be asked, so that the journal tells which of them are paid for. */
  known: boolean;
}

/** Looks up what is paid for, and prices the rest. */
export async function expectCalls(
  store: Store | null,
  plan: RunPlan,
  model: ModelPlan,
  past: Past[],
  { askings, known, calls, ...subject }: Subject,
): Promise<Expected> {
  const requests = askings.map((asking) => requestOf(plan, asking));
  const keys = requests.map((request) => ({ key: callKey(request), maxTokens: model.maxTokens }));
  const [paid, cutOff] = known && store !== null ? await lookUp(store, keys) : [0, 0];
  const toBuy = less(calls, paid);
  const lengths = await lengthsOf(past, { stage: subject.stage, requests, known }, model);
  return { ...subject, calls, paid, cutOff, toBuy, ...lengths, ...priceOf(toBuy, lengths, model) };
}

const lookUp = (store: Store, keys: { key: string; maxTokens: number }[]): Promise<[number, number]> =>
  Promise.all([store.calls.countReplied(keys), store.calls.countCutOff(keys)]);

function priceOf(
  toBuy: Range,
  { input, output }: { input: number; output: Range },
  model: ModelPlan,
): Pick<Expected, 'usd' | 'worstUsd'> {
  const price = modelPrice(model);
  if (price === null) return { usd: null, worstUsd: null };
  const cost = (calls: number, answer: number): number =>
    calls * costOf({ input, cachedInput: 0, output: answer }, price);
  const usd = { least: cost(toBuy.least, output.least), most: cost(toBuy.most, output.most) };
  return { usd, worstUsd: cost(toBuy.most, model.maxTokens) };
}
