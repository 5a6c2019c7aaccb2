import { partsOfPrompt, wordsOfPrompt } from './prompt-words.ts';
import { reading } from './row.ts';

/**
 * Rows of HumanEval. The prompt ends with the function to write and its docstring; what it defines before that (in four tasks)
 * is known to whoever answers, and the tests of three call it, so it is part of the text and of the setup.
 */
export const readHumanEvalRow = reading((row) => {
  const prompt = row.text('prompt');
  const entryPoint = row.text('entry_point').trim();
  return {
    id: row.id('task_id'),
    text: wordsOfPrompt(prompt, entryPoint),
    entryPoint,
    header: null,
    gold: prompt + row.text('canonical_solution'),
    language: 'python',
    setup: partsOfPrompt(prompt, entryPoint).given,
    tests: [{ kind: 'code', code: row.text('test') }],
    prompt,
  };
});
