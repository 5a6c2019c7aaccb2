/** What a prompt file may leave open, written `<<TASK>>` and so on. */
export const placeholders = ['TASK', 'HEADER', 'ATTEMPT', 'FEEDBACK', 'GOLD', 'TESTS'] as const;
export type Placeholder = (typeof placeholders)[number];

/** The texts that stand where the placeholders stood. */
export type Values = Partial<Record<Placeholder, string>>;

const pattern = /<<([A-Za-z_]+)>>/g;

export const isPlaceholder = (name: string): name is Placeholder => placeholders.some((known) => known === name);

/**
 * Fills a text in one pass: what is put in is not read again, so a program that contains `<<TASK>>` keeps it.
 * Throws when a placeholder has no value; a checked plan never comes to that.
 */
export function fillText(text: string, values: Values): string {
  return text.replace(pattern, (whole: string, name: string) => (isPlaceholder(name) ? valueOf(name, values) : whole));
}

function valueOf(name: Placeholder, values: Values): string {
  const value = values[name];
  if (value === undefined) throw new Error(`A prompt asks for <<${name}>>, and this stage has no such text.`);
  return value;
}

/** Every name that a text writes as a placeholder, known or not, once each: upper case, or a known name in another case. */
export function placeholdersIn(text: string): string[] {
  const names = [...text.matchAll(pattern)].map(([, name = '']) => name);
  return [...new Set(names)].filter((name) => name === name.toUpperCase() || isPlaceholder(name.toUpperCase()));
}
