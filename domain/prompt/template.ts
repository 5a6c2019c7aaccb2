import { toLineFeeds } from '../answer/newlines.ts';
import type { ChatTurn, Prompt } from '../model.ts';
import { fillText, type Values } from './placeholder.ts';

/** A prompt with placeholders in it. */
export type Template = Prompt;

const heading = /^--- (system|user|assistant)[ \t]*$/m;

/**
 * Reads a prompt file: turns under `--- system`, `--- user` and `--- assistant`, or one completion prompt where it has no such
 * line. Blank lines around a turn are layout. Text above the first heading is a turn without a role, and is left out here.
 */
export function parseTemplate(file: string): Template {
  const [, ...parts] = toLineFeeds(file).split(heading);
  if (parts.length === 0) return { endpoint: 'completions', prompt: toLineFeeds(file) };
  const messages: ChatTurn[] = [];
  for (let at = 0; at < parts.length; at += 2) {
    messages.push({ role: roleOf(parts[at]), content: trimLines(parts[at + 1] ?? '') });
  }
  return { endpoint: 'chat', messages };
}

/** What stands above the first heading of a file that has headings: nobody would ever be sent it. */
export function strayText(file: string): string {
  const [above = '', ...turns] = toLineFeeds(file).split(heading);
  return turns.length === 0 ? '' : above.trim();
}

const roleOf = (word: string | undefined): ChatTurn['role'] =>
  word === 'system' || word === 'assistant' ? word : 'user';

const trimLines = (text: string): string => text.replace(/^\n+|\s+$/g, '');

/** A template with its placeholders filled. A completion prompt ends without white space: the model writes that itself. */
export function fillTemplate(template: Template, values: Values): Prompt {
  if (template.endpoint === 'completions') {
    return { endpoint: 'completions', prompt: fillText(template.prompt, values).trimEnd() };
  }
  return {
    endpoint: 'chat',
    messages: template.messages.map(({ role, content }) => ({ role, content: fillText(content, values) })),
  };
}

/** The turns whose whole content is the good program. */
export const isGoldTurn = (turn: ChatTurn): boolean => turn.role === 'assistant' && turn.content === '<<GOLD>>';

/** A template for a task without a good program: the turn that shows it is left out, and its neighbours become one turn. */
export function withoutGold(template: Template): Template {
  if (template.endpoint === 'completions') return template;
  const messages: ChatTurn[] = [];
  for (const turn of template.messages.filter((each) => !isGoldTurn(each))) {
    const last = messages.at(-1);
    if (last?.role === turn.role) last.content += `\n\n${turn.content}`;
    else messages.push({ ...turn });
  }
  return { endpoint: 'chat', messages };
}
