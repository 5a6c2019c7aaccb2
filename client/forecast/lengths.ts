import type { CallStage } from '../../domain/model.ts';
import type { ModelPlan } from '../../domain/plan.ts';
import { requestBody } from '../../models/body.ts';
import type { ModelRequest } from '../../models/port.ts';
import type { Past } from '../../store/port.ts';
import type { Range } from './expected.ts';
import { meanPromptTokens } from './prompt-tokens.ts';

/** Tokens that an answer may have of which nothing is known; never more than `maxTokens`. */
const unknownAnswer: Range = { least: 50, most: 500 };

export interface Lengths {
  input: number;
  output: Range;
  from: 'past' | 'guess';
}

/** Bytes of the bodies of these requests, on the mean; 0 where there are none. */
function meanBytes(requests: ModelRequest[]): number {
  const bytes = requests.reduce((sum, request) => sum + Buffer.byteLength(JSON.stringify(requestBody(request))), 0);
  return requests.length === 0 ? 0 : bytes / requests.length;
}

/** Calls of one stage; where these are only like what will be asked, past ones tell more. */
export interface Alike {
  stage: CallStage;
  requests: ModelRequest[];
  known: boolean;
}

/** What one call will take, from what calls to these weights took; where nobody asked them yet, from the prompts. */
export async function lengthsOf(
  past: Past[],
  { stage, requests, known }: Alike,
  { maxTokens }: ModelPlan,
): Promise<Lengths> {
  const same = past.find((one) => one.stage === stage);
  const like = same ?? past[0];
  if (like === undefined) return guess(requests, maxTokens);
  const output = Math.min(maxTokens, like.output);
  const input = same !== undefined && !known ? same.input : (meanBytes(requests) * like.input) / like.requestBytes;
  return { input, output: { least: output, most: output }, from: 'past' };
}

async function guess(requests: ModelRequest[], maxTokens: number): Promise<Lengths> {
  const output = { least: Math.min(unknownAnswer.least, maxTokens), most: Math.min(unknownAnswer.most, maxTokens) };
  return { input: await meanPromptTokens(requests.map(({ prompt }) => prompt)), output, from: 'guess' };
}

/** Milliseconds of one answer; null where no call to these weights tells. */
export function latencyOf(past: Past[]): number | null {
  const timed = past.flatMap(({ calls, latencyMs }) => (latencyMs === null ? [] : [{ calls, latencyMs }]));
  const calls = timed.reduce((sum, one) => sum + one.calls, 0);
  return calls === 0 ? null : timed.reduce((sum, one) => sum + one.calls * one.latencyMs, 0) / calls;
}
