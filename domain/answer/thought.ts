/**
 * An answer without what the model thought aloud: `<think>` parts that begin a line, closed or not, and everything above a
 * `</think>` whose beginning the server kept. The tags inside a program's strings stay.
 */
export function withoutThought(text: string): string {
  const rest = text.replace(/^[ \t]*<think(?:ing)?>[\s\S]*?(?:<\/think(?:ing)?>|$(?![\s\S]))/gm, '');
  return rest.replace(/^[\s\S]*(?<!["'`\w])<\/think(?:ing)?>(?!["'`])/, '');
}
