import type { RawTest } from './raw.ts';
import { docstring } from './docstring.ts';
import { reading, type Row } from './row.ts';

/** Rows of MBPP, from the whole file or the sanitised one, which calls the text `prompt` and adds the tests' imports. */
export const readMbppRow = reading((row) => {
  const text = row.text(row.value('text') === undefined ? 'prompt' : 'text').trim();
  const tests = row.texts('test_list').map((code): RawTest => ({ kind: 'code', code }));
  return {
    id: row.id('task_id'),
    text,
    entryPoint: null,
    header: null,
    gold: row.text('code'),
    language: 'python',
    setup: mbppSetup(row),
    tests,
    shown: tests.slice(0, 1),
    prompt: docstring([text, ...row.texts('test_list').slice(0, 1)].join('\n')),
  };
});

/** `test_setup_code` builds objects of the program's own classes, so it can only run after the program. */
function mbppSetup(row: Row): string {
  const imports = row.value('test_imports') === undefined ? [] : row.texts('test_imports');
  return [...imports, row.textOrNull('test_setup_code') ?? ''].filter((code) => code.trim() !== '').join('\n');
}
