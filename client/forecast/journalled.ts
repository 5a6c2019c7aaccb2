import type { CallStage, Role } from '../../domain/model.ts';
import { type ModelPlan, priceOf as modelPrice, type RunPlan } from '../../domain/plan.ts';
import { costOf } from '../../domain/model.ts';
import { callKey } from '../../models/key.ts';
import { type Asking, requestOf } from '../../models/request.ts';
import type { Past, Store } from '../../store/port.ts';
import type { Expected, Range } from './expected.ts';
import { less } from './expected.ts';
import { lengthsOf, meanBytes } from './lengths.ts';

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
  const paid = known && store !== null ? await store.calls.countReplied(keys) : 0;
  const toBuy = less(calls, paid);
  const lengths = lengthsOf(past, { stage: subject.stage, bytes: meanBytes(requests), known }, model);
  return { ...subject, calls, paid, toBuy, ...lengths, usd: priceOf(toBuy, lengths, model) };
}

function priceOf(toBuy: Range, { input, output }: { input: number; output: Range }, model: ModelPlan): Range | null {
  const price = modelPrice(model);
  if (price === null) return null;
  const cost = (end: keyof Range): number => toBuy[end] * costOf({ input, cachedInput: 0, output: output[end] }, price);
  return { least: cost('least'), most: cost('most') };
}
