/** Cuts to try before the whole text: a boundary inside a string or a bracket gives a text that does not parse. */
const maxCuts = 6;

/**
 * Where a continuation of a header may end, the likelier first. A base model writes on after the function: the body ends at the
 * first line without indentation after it began. A helper that the body calls is still part of it. The whole text comes last.
 */
export function continuations(text: string, entryPoint: string): string[] {
  const lines = text.split('<|endoftext|>', 1).join('').split('\n');
  const cuts = lines
    .flatMap((_, at) => (endsBody(lines, at, entryPoint) ? [lines.slice(0, at).join('\n').trimEnd()] : []))
    .slice(0, maxCuts);
  return [...new Set([...cuts, lines.join('\n').trimEnd()])];
}

function endsBody(lines: readonly string[], at: number, entryPoint: string): boolean {
  const line = lines[at] ?? '';
  if (at === 0 || !/^[^\s)\]}]/.test(line)) return false;
  const body = lines.slice(0, at);
  return began(body) && !isHelper(line, body.join('\n'), entryPoint);
}

/** The first line follows the header; on it, anything but a comment is already the body. */
const began = ([first = '', ...rest]: readonly string[]): boolean =>
  /^\s*(?!#|\/\/|\/\*)\S/.test(first) || rest.some((line) => /^\s+\S/.test(line));

function isHelper(line: string, body: string, entryPoint: string): boolean {
  const name = /^(?:export\s+)?(?:(?:async\s+)?(?:def|class|function\*?)|const|let|var)\s+([\w$]+)/.exec(line)?.[1];
  return (
    name !== undefined &&
    name !== entryPoint &&
    new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`).test(body)
  );
}
