/** One turn of a chat. */
export interface ChatTurn {
  role: 'system' | 'user' | 'assistant';
  content: string;
}

/** What is sent: turns of a chat, or one bare prompt for a base model. */
export type Prompt = { endpoint: 'chat'; messages: ChatTurn[] } | { endpoint: 'completions'; prompt: string };

export type Role = 'student' | 'teacher';

/** What a call is for: shown to people, never part of what is sent. */
export type CallStage = 'attempt' | 'gold' | 'refine' | 'rectify';

/** Tokens as the server counted them. */
export interface Usage {
  input: number;
  /** Part of `input` that the server had cached. */
  cachedInput: number;
  output: number;
}

/** US dollars per million tokens. */
export interface Price {
  input: number;
  cachedInput: number;
  output: number;
}

/** Dollars for one call's tokens at a price. */
export function costOf(usage: Usage, price: Price): number {
  const fresh = usage.input - usage.cachedInput;
  return (fresh * price.input + usage.cachedInput * price.cachedInput + usage.output * price.output) / 1e6;
}
