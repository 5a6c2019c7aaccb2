import type { Language } from '../task.ts';
import { reading, type Row, UnreadableRow } from './row.ts';

const languages = new Map<string, Language>([
  ['js', 'javascript'],
  ['ts', 'typescript'],
]);

/** Rows of MultiPL-E in JavaScript and TypeScript: comments, then the function's first line, which ends with an opening brace. */
export const readMultiPlERow = reading((row) => {
  const prompt = row.text('prompt');
  const { header, entryPoint } = lastFunction(prompt);
  return {
    id: row.id('name'),
    text: wordsOfComments(prompt.slice(0, prompt.lastIndexOf(header))),
    entryPoint,
    header,
    gold: null,
    language: languageOf(row),
    setup: '',
    tests: [{ kind: 'code', code: row.text('tests') }],
    brokenTests: 'kept',
    prompt,
    stop: row.texts('stop_tokens'),
  };
});

function languageOf(row: Row): Language {
  const named = row.text('language');
  const language = languages.get(named);
  if (language !== undefined) return language;
  const found = JSON.stringify(named);
  throw new UnreadableRow(
    'unknown_language',
    `expected language js or ts, found ${found}; name the file of one of them`,
  );
}

function lastFunction(prompt: string): { header: string; entryPoint: string } {
  const found = [...prompt.matchAll(/^(?:async )?function\s*\*?\s*([\w$]+)[\s\S]*?\{\s*$/gm)].at(-1);
  if (found?.[1] !== undefined) return { header: found[0].trim(), entryPoint: found[1] };
  const expected = 'expected a prompt that ends with a function and its opening brace';
  throw new UnreadableRow('no_header', `${expected}, found another; correct it`);
}

const wordsOfComments = (prompt: string): string =>
  prompt
    .split('\n')
    .filter((line) => line.startsWith('//'))
    .map((line) => line.replace(/^\/\/ ?/, '').trimEnd())
    .join('\n')
    .trim();
