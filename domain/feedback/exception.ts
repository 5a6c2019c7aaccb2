import type { ExceptionInfo } from '../execution.ts';

/** An exception's message without anything about the place where it was raised: no host path, no runtime's advice. */
export function messageOf(exception: ExceptionInfo): string {
  const missing = /^The module '([^']+)' is /.exec(exception.message)?.[1];
  if (missing !== undefined) return `No module named '${missing}'`;
  return exception.message
    .replace(/ \((?:[A-Za-z]:)?[\\/][^()]*\)/g, '')
    .replace(/ \(<?[\w./\\-]+>?, (line \d+)\)$/, ' ($1)')
    .replace(/ at 0x[\da-f]+/gi, '');
}
