import { behindValue, restOfLine } from './scan.ts';

/** An example as a text shows it: readings of a call and of what it gives, the likeliest first. */
export interface Example {
  /** The name that the text calls: mostly, and not always, the task's own. */
  name: string;
  /** What stands between the call's parentheses. */
  arguments: string;
  /** What stands around the call, as in `round(f(1), 2)`. */
  around: [string, string];
  expected: string[];
}

const remark = /\s*(?:#|\/\/|;)[\s\S]*$/;

/** What a text may mean by what stands at a position: the line, as far as it is no remark, and the value that it begins with. */
export function readingsAt(text: string, from: number): string[] {
  const start = from + (/^[ \t]*/.exec(text.slice(from))?.[0].length ?? 0);
  const line = restOfLine(text, start)
    .replace(remark, '')
    .replace(/ = [\s\S]*$/, '')
    .replace(/[\s.,]+$/, '');
  const end = behindValue(text, start);
  // What goes on, with an operator or right behind it, is another value than the one that it begins with.
  const alone = end > start && !/^(?:[\w"']|[ \t]*[-+*/%^|&<>])/.test(text.slice(end, end + 100));
  const readings = [line, ...(alone ? [text.slice(start, end)] : [])].filter((reading) => reading !== '');
  return [...new Set(readings)];
}
