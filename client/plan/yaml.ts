import { type Document, isMap, isNode, isSeq, LineCounter, parseDocument, type YAMLError } from 'yaml';
import { PlanFailure } from './failure.ts';

/** A YAML text as a value, with the lines on which its parts stand. */
export interface Yaml {
  value: unknown;
  /** The line of a key or item, or of the nearest part above it; null where there is none. From 1. */
  lineOf: (path: PropertyKey[]) => number | null;
}

/** Reads a plan's text; throws `PlanFailure` with a sentence for each error of syntax. */
export function readYaml(text: string): Yaml {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
  const faults = [...document.errors, ...document.warnings];
  if (faults.length > 0) throw new PlanFailure(faults.map((fault) => sentence(fault, lines)));
  return { value: valueOf(document), lineOf: (path) => lineAt(document.contents, path, lines) };
}

function sentence(fault: YAMLError, lines: LineCounter): string {
  const { line, col } = lines.linePos(fault.pos[0]);
  if (fault.code === 'MULTIPLE_DOCS') return `line ${line}: expected one plan, found a second after ---; remove one.`;
  return `line ${line}, column ${col}: expected YAML, found what cannot be read (${fault.message}); correct it.`;
}

/** Aliases are counted while they are resolved: a few lines of them could fill the memory. */
function valueOf(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 20 });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new PlanFailure([
      `the plan: expected YAML with few aliases, found others (${reason}); write the values out.`,
    ]);
  }
}

function lineAt(contents: unknown, path: PropertyKey[], lines: LineCounter): number | null {
  let node = contents;
  let offset: number | null = null;
  for (const part of path) {
    const step = stepTo(node, part);
    if (step === null) break;
    [node, offset] = [step.node, step.offset ?? offset];
  }
  return offset === null ? null : lines.linePos(offset).line;
}

function stepTo(node: unknown, part: PropertyKey): { node: unknown; offset: number | null } | null {
  if (isSeq(node)) {
    const item = node.items[Number(part)];
    return item === undefined ? null : { node: item, offset: startOf(item) };
  }
  if (!isMap(node)) return null;
  const pair = node.items.find((item) => String(item.key) === String(part));
  return pair === undefined ? null : { node: pair.value, offset: startOf(pair.key) };
}

const startOf = (node: unknown): number | null => (isNode(node) ? (node.range?.[0] ?? null) : null);
