import type { ChatTurn, Prompt } from '../../domain/model.ts';

/** A prompt as turns: a base model's is one that the user says. */
export function turnsOf(prompt: Prompt): ChatTurn[] {
  if (prompt.endpoint === 'completions') return [{ role: 'user', content: prompt.prompt }];
  return prompt.messages.map(({ role, content }) => ({ role, content }));
}

/** What the model says. */
export const answer = (content: string): ChatTurn => ({ role: 'assistant', content });

/** A prompt as its trainer wants it: one text for a base model, turns for a chat. */
export const promptField = (prompt: Prompt): string | ChatTurn[] =>
  prompt.endpoint === 'completions' ? prompt.prompt : turnsOf(prompt);

/** An answer in the same form as its prompt. */
export const answerField = (prompt: Prompt, completion: string): string | ChatTurn[] =>
  prompt.endpoint === 'completions' ? completion : [answer(completion)];
