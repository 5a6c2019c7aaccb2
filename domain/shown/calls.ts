import { type Example, readingsAt } from './example.ts';
import { behindBracket, restOfLine } from './scan.ts';

/** A name and an opening parenthesis. */
const opening = /(?<![\w.$])([A-Za-z_$][\w$]*)[ \t]*\(/g;

/** What may stand in front of an example in its line. */
const front = /^[ \t]*(?:(?:[*•-]|\d+[.)]|assert|for|example:?|>>>)[ \t]*)*$/i;

const signs = /[ \t]*(?:#|\/\/|--)?[ \t]*(?:==>|=>|-{1,2}>|[➞→⇒⟶]|={1,3}|:)\s*(?:return(?:s|ed)?\s)?/y;
const verbs = 'return(?:s|ed)?|outputs?|gives?|yields?|produces?|equals?|evaluates\\s+to|be|is';
const words = new RegExp(
  `[ \\t]*[#,/]*[ \\t]*(?:(?:would|will|should|must|shall)\\s+)?(?:${verbs})(?:\\s+(?:be|equal\\s+to|to))?\\s*[:=]?\\s+`,
  'iy',
);

/** Examples that call a function: `f(1) == 2` in its many ways of writing, and sessions at a prompt. */
export function calledExamples(text: string, entryPoint: string, nothing: string): Example[] {
  const examples: Example[] = [];
  for (const found of text.matchAll(opening)) {
    const [name = '', at] = [found[1], found.index];
    const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
    if (name !== entryPoint && !front.test(line)) continue;
    const open = at + found[0].length - 1;
    const end = behindBracket(text, open);
    if (end === -1) continue;
    const given = { name, arguments: text.slice(open + 1, end - 1) };
    const session = /^[ \t]*>>>[ \t]*/.exec(line);
    const example =
      stated(text, end, given) ?? (session && asked(text, end, line.slice(session[0].length), given, nothing));
    if (example) examples.push(example);
  }
  return examples;
}

type Given = Pick<Example, 'name' | 'arguments'>;

/** The value stands behind the call, after a sign or a word that says so. */
function stated(text: string, end: number, given: Given): Example | null {
  const from = [signs, words].map((means) => behind(means, text, end)).find((position) => position !== null);
  if (from === undefined || from === null) return null;
  return { ...given, around: ['', ''], expected: readingsAt(text, from) };
}

function behind(pattern: RegExp, text: string, from: number): number | null {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : null;
}

/** The value stands in the next line, and nothing is said of a call that gives nothing. */
function asked(text: string, end: number, before: string, given: Given, nothing: string): Example | null {
  const line = restOfLine(text, end);
  const after = line.replace(/\s*(?:#|\/\/)[\s\S]*$/, '').trimEnd();
  if (before === '' && after !== '' && after !== ';') return null;
  const next = end + line.length + 1;
  const answer = restOfLine(text, next).trim();
  const isNothing = answer === '' || answer.startsWith('>>>');
  const expected = isNothing ? [nothing] : readingsAt(text, next + restOfLine(text, next).search(/\S/));
  return { ...given, around: [before, after.replace(/;$/, '')], expected };
}
