import { upToFirst } from '../domain/answer/stop.ts';
import type { ModelPlan } from '../domain/plan.ts';
import type { ModelReply } from './port.ts';

/** OpenAI's API, and servers that keep to it, refuse a request with more. */
const mostSent = 4;

/** The stop sequences that a server is told. */
export const sentStops = ({ stop }: Pick<ModelPlan, 'stop'>): string[] => stop.slice(0, mostSent);

/** The reply up to the first of those that the server was not told: whatever follows is none of the answer. */
export function endAtStops<Reply extends Pick<ModelReply, 'text' | 'finish'>>(
  reply: Reply,
  { stop }: Pick<ModelPlan, 'stop'>,
): Reply {
  const text = upToFirst(reply.text, stop.slice(mostSent));
  if (text.length === reply.text.length) return reply;
  return { ...reply, text, finish: { ...reply.finish, unified: 'stop' } };
}
