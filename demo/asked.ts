import type { ChatTurn } from '../domain/model.ts';
import type { Asked } from './script.ts';

/** Reads a request's body; a message for the caller when it is not one that this server answers. */
export function readAsked(
  endpoint: Asked['endpoint'],
  body: Record<string, unknown>,
): Pick<Asked, 'endpoint' | 'model' | 'prompt' | 'messages' | 'body'> | { wrong: string } {
  const { model, messages, prompt } = body;
  if (typeof model !== 'string') return { wrong: 'model: expected a string' };
  if (body['stream'] === true || (body['n'] ?? 1) !== 1)
    return { wrong: 'expected one whole answer: no stream, n of 1' };
  if (endpoint === 'completions') {
    return typeof prompt === 'string'
      ? { endpoint, model, prompt, messages: [], body }
      : { wrong: 'prompt: expected a string' };
  }
  if (!isChat(messages)) return { wrong: 'messages: expected a list of turns with role and content' };
  return { endpoint, model, prompt: messages.map((turn) => turn.content).join('\n\n'), messages, body };
}

function isChat(value: unknown): value is ChatTurn[] {
  return Array.isArray(value) && value.length > 0 && value.every(isTurn);
}

function isTurn(value: unknown): value is ChatTurn {
  if (typeof value !== 'object' || value === null || !('role' in value) || !('content' in value)) return false;
  return ['system', 'user', 'assistant'].includes(String(value.role)) && typeof value.content === 'string';
}
