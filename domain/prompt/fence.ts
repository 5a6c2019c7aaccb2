/** A text in a Markdown code block, whose fence is longer than any run of backticks inside it. */
export function fenced(text: string, tag = ''): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${tag}\n${text.replace(/\s+$/, '')}\n${fence}`;
}

/** What `fenced` put into a block; null where a text is no single block. */
export function unfenced(text: string): string | null {
  const lines = text.split('\n');
  const fence = /^`{3,}/.exec(lines[0] ?? '')?.[0];
  if (fence === undefined || lines.length < 2 || lines.at(-1) !== fence) return null;
  const inner = lines.slice(1, -1);
  return inner.some((line) => line.trim() === fence) ? null : inner.join('\n');
}
