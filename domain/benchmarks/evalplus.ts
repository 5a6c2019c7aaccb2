import { ExactNumber } from './exact-json.ts';
import { type Asked, evalPlusQuestion } from './evalplus-question.ts';
import { evalPlusInput } from './evalplus-inputs.ts';
import type { Question } from './question.ts';
import { wordsOfPrompt } from './prompt-words.ts';
import { kindOf, reading, type Row, UnreadableRow } from './row.ts';

/** Rows of HumanEval+ and MBPP+: inputs alone, for what is expected is what the canonical program gives. */
export const readEvalPlusRow = reading((row) => {
  const id = row.id('task_id');
  const number = /^Mbpp\/(\d+)$/i.exec(id)?.[1];
  const taskNumber = number === undefined ? null : Number(number);
  const prompt = row.text('prompt');
  const entryPoint = row.text('entry_point').trim();
  const asked: Asked = {
    benchmark: number === undefined ? 'humaneval' : 'mbpp',
    entryPoint,
    tolerance: toleranceOf(row),
  };
  const questions = (column: string): Question[] =>
    inputsIn(row, column).map((input) => evalPlusQuestion(evalPlusInput(input, taskNumber), asked));
  return {
    id,
    text: wordsOfPrompt(prompt, entryPoint),
    entryPoint,
    header: null,
    gold: prompt + row.text('canonical_solution'),
    language: 'python',
    setup: '',
    tests: [],
    questions: { own: questions('base_input'), further: questions('plus_input') },
    prompt,
  };
});

/** One task was published with an empty object for no inputs. */
function inputsIn(row: Row, column: string): unknown[][] {
  const value = row.value(column);
  const isEmptyObject = typeof value === 'object' && value !== null && Object.keys(value).length === 0;
  const inputs = isEmptyObject ? [] : row.list(column);
  return inputs.map((input) => {
    if (Array.isArray(input)) return input;
    const expected = `expected lists of arguments in ${column}`;
    throw new UnreadableRow('wrong_column', `${expected}, found ${kindOf(input)}; correct it`);
  });
}

function toleranceOf(row: Row): number {
  const value = row.value('atol') ?? 0;
  const tolerance = value instanceof ExactNumber ? Number(value.source) : value;
  if (typeof tolerance === 'number') return tolerance;
  throw new UnreadableRow('wrong_column', `expected a number in atol, found ${kindOf(value)}; correct it`);
}
