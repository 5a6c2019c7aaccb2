import type { Language } from '../task.ts';
import { calledExamples } from './calls.ts';
import type { Example } from './example.ts';
import { inputExamples } from './inputs.ts';

/** A call of the task's own function, and what stands between its parentheses. */
export interface Call {
  arguments: string;
  call: string;
}

/** Readings of one example as the call and the value that a test is made of. */
export interface ShownExample {
  written: Call;
  /** Its words as texts, which somebody forgot to put in quotes; null where there are none. */
  quoted: Call | null;
  /** The likeliest first. */
  expected: string[];
}

/**
 * The examples that a task's text shows, from the text alone, in groups of which the first that holds anything counts: those that
 * call the task's function or give its inputs and outputs, then those that call another, such as one that was renamed.
 */
export function shownExamples(text: string, entryPoint: string, language: Language): ShownExample[][] {
  const called = calledExamples(text, entryPoint, language === 'python' ? 'None' : 'undefined');
  const own = [...called.filter(({ name }) => name === entryPoint), ...inputExamples(text, entryPoint)];
  const others = called.filter(({ name }) => name !== entryPoint);
  return [own, others].map((group) => group.map((example) => shown(example, entryPoint, language)));
}

function shown({ arguments: given, around, expected }: Example, entryPoint: string, language: Language): ShownExample {
  const calling = (text: string): Call => ({ arguments: text, call: `${around[0]}${entryPoint}(${text})${around[1]}` });
  const words = quoted(given);
  return {
    written: calling(given),
    quoted: words === null ? null : calling(words),
    expected: expected.map((one) => spelt(one, language)),
  };
}

const quoted = (given: string): string | null =>
  /^\w+(?:\s*,\s*\w+)*$/.test(given) ? given.replaceAll(/[A-Za-z_]\w*/g, '"$&"') : null;

const pythonWords = new Map([
  ['true', 'True'],
  ['false', 'False'],
  ['null', 'None'],
  ['none', 'None'],
]);

/** A value as its language writes it, where the text writes it as another does. */
const spelt = (expected: string, language: Language): string =>
  (language === 'python' ? pythonWords.get(expected) : undefined) ?? expected;
