import type { Language } from '../../domain/task.ts';

/** A header that ends where its function's body begins as a whole program, which a parser accepts; one with a body is one already. */
export function headerProgram(header: string, language: Language): string {
  if (!isOpen(header, language)) return header;
  return language === 'python' ? `${header.trimEnd()} pass` : `${header.trimEnd()}\n}`;
}

/** Whether a header ends where its function's body begins: behind a colon, or an opening brace. */
export const isOpen = (header: string, language: Language): boolean =>
  header.trimEnd().endsWith(language === 'python' ? ':' : '{');
