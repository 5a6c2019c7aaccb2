import type { Answer, Asked } from './script.ts';

/** What the server says of an answer: cut at the caller's limit of tokens, and counted the same way every time. */
export function replyBody(asked: Asked, answer: Answer): string {
  const { text, cut } = cutAt(answer, tokenLimit(asked.body));
  const finish = cut ? 'length' : (answer.finish ?? 'stop');
  return JSON.stringify({
    id: `reply-${asked.times}`,
    object: asked.endpoint === 'chat' ? 'chat.completion' : 'text_completion',
    model: asked.model,
    choices: [{ index: 0, ...spoken(asked, text, answer.reasoning), finish_reason: finish }],
    ...(answer.usage !== false && { usage: usageOf(asked.prompt, `${answer.reasoning ?? ''}${text}`) }),
  });
}

/** About four characters a token; every text but the empty one has at least one. */
export function countTokens(text: string): number {
  return Math.ceil(text.length / 4);
}

function spoken(asked: Asked, text: string, reasoning: string | undefined): object {
  if (asked.endpoint === 'completions') return { text };
  const message = { role: 'assistant', content: text };
  return { message: reasoning === undefined ? message : { ...message, reasoning_content: reasoning } };
}

function cutAt(answer: Answer, limit: number): { text: string; cut: boolean } {
  const left = Math.max(0, limit - countTokens(answer.reasoning ?? '')) * 4;
  return { text: answer.text.slice(0, left), cut: answer.text.length > left };
}

function tokenLimit(body: Record<string, unknown>): number {
  const limit = body['max_completion_tokens'] ?? body['max_tokens'];
  return typeof limit === 'number' ? limit : Number.POSITIVE_INFINITY;
}

function usageOf(prompt: string, output: string): object {
  const prompt_tokens = countTokens(prompt);
  const completion_tokens = countTokens(output);
  return { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens };
}
