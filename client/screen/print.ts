/** Prints for people, or with `--json` one document for programs. */
export function print(json: boolean | undefined, document: unknown, lines: string[]): void {
  const text = json === true ? JSON.stringify(document, null, 2) : lines.join('\n');
  if (text !== '') process.stdout.write(`${text}\n`);
}

/** Says something on the way; never part of what a program reads. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
