/** A text in a Markdown code block, whose fence is longer than any run of backticks inside it. */
export function fenced(text: string, tag = ''): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${tag}\n${text.replace(/\s+$/, '')}\n${fence}`;
}
