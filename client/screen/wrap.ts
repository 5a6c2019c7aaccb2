/** Where the values of a status stand: lines that go on begin below them. */
const indent = ' '.repeat(12);

/** A line as lines of at most `width` characters, broken at spaces where there are any. */
export function wrap(line: string, width: number): string[] {
  if (line.length <= width || width <= indent.length * 2) return [line.slice(0, width)];
  const space = line.lastIndexOf(' ', width);
  // A space of the indent itself would break nothing off.
  const end = space > indent.length ? space : width;
  return [line.slice(0, end), ...wrap(indent + line.slice(end).trimStart(), width)];
}
