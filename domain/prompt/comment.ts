import type { Language } from '../task.ts';

/** A text as a block that its language reads past: a docstring in Python, a block comment elsewhere. Nothing in it ends the block. */
export function blockComment(text: string, language: Language): string {
  if (language !== 'python') return `/*\n${text.replaceAll('*/', '*\\/')}\n*/`;
  // Raw, so that `\x` or `\N` in a task's words is no broken escape.
  const prefix = text.includes('\\') ? 'r' : '';
  return `${prefix}"""\n${text.replaceAll('"""', '\\"\\"\\"')}\n"""`;
}

/** One line that its language reads past. */
export function lineComment(text: string, language: Language): string {
  return `${language === 'python' ? '#' : '//'} ${text}`;
}
