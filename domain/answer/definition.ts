/** Whether a source defines a name at its top level, as a function, a class or a variable. */
export function defines(source: string, name: string): boolean {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const before = String.raw`(?:export\s+)?(?:default\s+)?`;
  const statement = String.raw`(?:(?:async\s+)?(?:def|class|function\*?)|const|let|var)\s+${escaped}(?![\w$])`;
  return new RegExp(`^${before}(?:${statement}|${escaped}\\s*=(?!=))`, 'm').test(source);
}

/** Whether a source defines any function or class. */
export const definesAnything = (source: string): boolean =>
  /^[ \t]*(?:export\s+)?(?:default\s+)?(?:(?:async\s+)?(?:def|class|function\*?)\s+\w|const\s+[\w$]+[^=\n]*=\s*(?:async\s*)?(?:function\b|\(|\w+\s*=>))/m.test(
    source,
  );

/** Whether a line without indentation begins program text rather than prose. */
export const beginsProgram = (line: string): boolean =>
  /^(?:@\w|(?:async\s+)?(?:def|class|function\*?)\s+\w|from\s+[\w.]+\s+import\b|import\s+\w|export\s|(?:const|let|var)\s+\w)/.test(
    line,
  );
