/** What the system refused to do to a file, as a sentence; null where an error is nothing of that kind. */
export function refusalSentence(error: Error): string | null {
  if (!('syscall' in error && 'path' in error && 'code' in error)) return null;
  const [, reason] = /^\w+: (.*?), /.exec(error.message) ?? [];
  const found = `${String(error.code)}${reason === undefined ? '' : `, ${reason}`}`;
  return `expected to ${String(error.syscall)} ${String(error.path)}, found that the system refuses it (${found}); see that it can, or name another place`;
}
