import { toLineFeeds } from '../answer/newlines.ts';
import type { Language } from '../task.ts';
import type { RawTest } from './raw.ts';
import { kindOf, reading, Row, UnreadableRow } from './row.ts';

/** Rows of our own format: `{ id, text, entryPoint, header, gold?, language?, setup?, tests }`. */
export const readPersdRow = reading((row) => ({
  id: row.id('id'),
  text: row.text('text').trim(),
  entryPoint: row.text('entryPoint').trim(),
  header: row.textOrNull('header'),
  gold: row.textOrNull('gold'),
  language: languageOf(row),
  setup: row.textOrNull('setup') ?? '',
  tests: row.list('tests').map((test) => readTest(test, row)),
}));

const languages: readonly Language[] = ['python', 'javascript', 'typescript'];

function languageOf(row: Row): Language {
  const named = row.textOrNull('language') ?? 'python';
  const language = languages.find((known) => known === named);
  if (language !== undefined) return language;
  const found = JSON.stringify(named);
  throw new UnreadableRow('unknown_language', `expected language ${languages.join(', ')}, found ${found}; correct it`);
}

/** A test of our own form: a plain string is code. Throws `UnreadableRow`. */
export function readTest(test: unknown, row: Row): RawTest {
  if (typeof test === 'string') return { kind: 'code', code: toLineFeeds(test) };
  const parts = new Row(test, row.source, 'a test');
  if (parts.value('code') !== undefined) return { kind: 'code', code: parts.text('code') };
  if (parts.value('expected') !== undefined) {
    return { kind: 'value', call: parts.text('call'), expected: parts.text('expected') };
  }
  const stdout = parts.textOrNull('stdout');
  if (stdout !== null) return { kind: 'stdout', call: parts.text('call'), stdout };
  const expected = 'expected a test with code, with call and expected, or with call and stdout';
  throw new UnreadableRow('wrong_column', `${expected}, found ${kindOf(test)} with none of them; correct it`);
}
