/** A text as a Python program that says nothing else: a prompt that code can follow, and that can stand in front of a program. */
export const docstring = (text: string): string =>
  `"""\n${text.trim().replaceAll('\\', '\\\\').replaceAll('"""', '\\"""')}\n"""\n`;
