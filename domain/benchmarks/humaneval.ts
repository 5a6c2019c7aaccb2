import { reading, UnreadableRow } from './row.ts';

/**
 * Rows of HumanEval. The prompt ends with the function to write and its docstring; what it defines before that (in four tasks)
 * is known to whoever answers, and the tests of three call it, so it is part of the text and of the setup.
 */
export const readHumanEvalRow = reading((row) => {
  const prompt = row.text('prompt');
  const entryPoint = row.text('entry_point').trim();
  const { before, words } = partsOfPrompt(prompt, entryPoint);
  const given = /^(def|class) /m.test(before) ? before.trim() : '';
  return {
    id: row.id('task_id'),
    text: given === '' ? words : `${words}\n\nThis is defined already:\n\n${given}`,
    entryPoint,
    header: null,
    gold: prompt + row.text('canonical_solution'),
    language: 'python',
    setup: given,
    tests: [{ kind: 'code', code: row.text('test') }],
  };
});

function partsOfPrompt(prompt: string, entryPoint: string): { before: string; words: string } {
  const start = prompt.lastIndexOf(`def ${entryPoint}(`);
  const docstring = /("""|''')([\s\S]*?)\1/.exec(prompt.slice(start));
  if (start === -1 || docstring?.[2] === undefined) {
    const expected = `expected a prompt that ends with ${entryPoint} and its docstring`;
    throw new UnreadableRow('no_text', `${expected}, found another; correct it, or read the file with format: map`);
  }
  return { before: prompt.slice(0, start), words: dedent(docstring[2]) };
}

/** Takes away what all lines but the first are indented by, and white space around the whole. */
function dedent(docstring: string): string {
  const [first = '', ...rest] = docstring.split('\n');
  const margins = rest.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const margin = Math.min(...margins, 80);
  return [first.trim(), ...rest.map((line) => line.slice(margin).trimEnd())].join('\n').trim();
}
