/** One mistake: where it is, and what was expected, what was found, what to do. */
export interface Complaint {
  path: PropertyKey[];
  message: string;
}

/** A path as people write it: `tasks.ids[1]`. */
const pathText = (path: PropertyKey[]): string =>
  path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? String(part) : `${text}.${String(part)}`;
  }, '');

/** The mistakes as sentences in the order of the file's lines, each path only once. */
export function sentences(complaints: Complaint[], lineOf: (path: PropertyKey[]) => number | null): string[] {
  const firsts = new Map<string, Complaint>();
  for (const complaint of complaints) {
    const path = pathText(complaint.path);
    if (!firsts.has(path)) firsts.set(path, complaint);
  }
  return [...firsts]
    .map(([path, { path: parts, message }]) => ({ path, line: lineOf(parts), message }))
    .sort((one, other) => (one.line ?? 0) - (other.line ?? 0))
    .map(({ path, line, message }) => `${path || 'the plan'}${line === null ? '' : ` (line ${line})`}: ${message}.`);
}
