import { type Example, readingsAt } from './example.ts';
import { behindValue, restOfLine } from './scan.ts';

const assignment = /[ \t]*(?:,|and\b)?\s*([A-Za-z_]\w*)\s*[=:]\s*/y;
const output =
  /(?:output|result|answer|return(?:s|ed)?|give|it)s?\b[^\n]*?(?:should|must|will)?[ \t]*(?:be|is|return|:)[ \t]+/i;

/** Values by name that follow each other from a position: `s = "a", n = 3`; and where they end. */
function assigned(text: string, from: number): { values: string[]; end: number } {
  const values: string[] = [];
  let end = from;
  for (;;) {
    assignment.lastIndex = end;
    if (!assignment.test(text)) return { values, end };
    const start = assignment.lastIndex;
    const next = behindValue(text, start);
    if (next === -1) return { values, end };
    values.push(text.slice(start, next));
    end = next;
  }
}

/** Examples that give inputs and outputs and no call. */
export function inputExamples(text: string, entryPoint: string): Example[] {
  const example = (given: string, expected: string[]): Example => ({
    name: entryPoint,
    arguments: given,
    around: ['', ''],
    expected,
  });
  return [...spoken(text, example), ...labelled(text, example), ...returned(text, example)];
}

type Make = (given: string, expected: string[]) => Example;

/** `For s = "a", n = 3 the output should be "aaa"`. */
function spoken(text: string, make: Make): Example[] {
  return [...text.matchAll(/^[ \t*-]*(?:for|if|when|given)\b(?=\s+\w+\s*=)/gim)].flatMap((found) => {
    const { values, end } = assigned(text, found.index + found[0].length);
    const line = restOfLine(text, end);
    const verb = lastMatch(line, output);
    return values.length === 0 || verb === null ? [] : [make(values.join(', '), readingsAt(text, end + verb))];
  });
}

/** Behind the last place in a line where a pattern stands: what is said of the way there comes before it. */
function lastMatch(line: string, pattern: RegExp): number | null {
  let behind: number | null = null;
  for (const found of line.matchAll(new RegExp(pattern.source, 'gi'))) behind = found.index + found[0].length;
  return behind;
}

/** `Input: ...` and then `Output: ...`, with names or without. */
function labelled(text: string, make: Make): Example[] {
  const blocks = text.matchAll(/^[ \t*-]*inputs?[ \t]*:\s*([\s\S]*?)^[ \t*-]*(?:outputs?|returns?)[ \t]*:[ \t]*\n?/gim);
  return [...blocks].map((found) => {
    const given = (found[1] ?? '').trim();
    const { values } = assigned(given, 0);
    return make(values.length > 0 ? values.join(', ') : given, readingsAt(text, found.index + found[0].length));
  });
}

/** `xs = [1]` in a line of its own, and further down `return [1]`. */
function returned(text: string, make: Make): Example[] {
  const blocks = text.matchAll(
    /^[ \t]*\w+[ \t]*=[ \t]*(.+)\n(?:(?![ \t]*\w+[ \t]*=).*\n)*?[ \t]*returns?[ \t]*[=:]?[ \t]*/gm,
  );
  return [...blocks].map((found) => make((found[1] ?? '').trim(), readingsAt(text, found.index + found[0].length)));
}
