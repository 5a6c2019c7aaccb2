/** A sign and the text that shows it. */
export type Sign = [name: string, shown: RegExp];

/** Names of modules as a program imports them, in a statement or by a call. */
export const imports = (modules: string): RegExp =>
  new RegExp(
    `^[ \\t]*(?:import|from)\\b[^\\n#]*\\b(?:${modules})\\b|(?:__import__|import_module)\\s*\\(\\s*['"](?:${modules})\\b`,
    'm',
  );
