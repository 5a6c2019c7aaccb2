import { inertJson, inertLines } from '../../domain/inert.ts';

/** Prints for people, or with `--json` one document for programs. No text in either makes a terminal do anything. */
export function print(json: boolean | undefined, document: unknown, lines: string[]): void {
  const text = json === true ? inertJson(document, 2) : lines.map(inertLines).join('\n');
  if (text !== '') process.stdout.write(`${text}\n`);
}

/** Says something on the way; never part of what a program reads. */
export function say(line: string): void {
  process.stderr.write(`${inertLines(line)}\n`);
}
