/** A Markdown code block within the lines of a text. */
export interface CodeBlock {
  code: string;
  /** The language after the opening fence, in lower case; empty where none is named. */
  tag: string;
  /** It has a closing fence. */
  complete: boolean;
  /** Lines of the opening and the closing fence, or of the text's last line where it is never closed. */
  from: number;
  to: number;
}

interface Fence {
  mark: string;
  tag: string;
  indent: string;
  line: number;
}

const fenceLine = /^([ \t]*)(`{3,}|~{3,})[ \t]*([^\s`]*)[^`]*$/;

/**
 * The code blocks of a text, in the order in which they end. A fence that names a language always opens a block, so blocks nest;
 * a bare one closes the nearest open block that it fits and opens one where there is none. Blocks of Markdown are mere wrapping.
 */
export function codeBlocks(lines: readonly string[]): CodeBlock[] {
  const open: Fence[] = [];
  const blocks: CodeBlock[] = [];
  for (const fence of lines.flatMap(readFence)) {
    const at = fence.tag === '' ? openedBy(open, fence.mark) : -1;
    const opening = open[at];
    if (opening === undefined) open.push(fence);
    else {
      blocks.push(blockBetween(lines, opening, fence.line));
      open.length = at;
    }
  }
  blocks.push(...open.map((fence) => unclosedBlock(lines, fence)));
  return blocks.filter((block) => block.tag !== 'markdown' && block.tag !== 'md');
}

/** The text from the first fence to the last one: a program whose docstring has code blocks of its own. */
export function widestBlock(lines: readonly string[]): string | null {
  const fences = lines.flatMap(readFence);
  const first = fences.at(0);
  const last = fences.at(-1);
  if (first === undefined || last === undefined || fences.length < 3) return null;
  return blockBetween(lines, first, last.line).code;
}

function readFence(text: string, line: number): Fence[] {
  const match = fenceLine.exec(text);
  if (match === null) return [];
  const [, indent = '', mark = '', tag = ''] = match;
  return [{ mark, tag: tag.toLowerCase(), indent, line }];
}

/** Which open fence a bare one closes: one of its own length if there is one, else a shorter one of its kind. */
function openedBy(open: readonly Fence[], mark: string): number {
  const exact = open.findLastIndex((fence) => fence.mark === mark);
  return exact >= 0 ? exact : open.findLastIndex((fence) => mark.startsWith(fence.mark));
}

function blockBetween(lines: readonly string[], opening: Fence, end: number): CodeBlock {
  const code = lines.slice(opening.line + 1, end).map((line) => outdent(line, opening.indent.length));
  return { code: code.join('\n'), tag: opening.tag, complete: true, from: opening.line, to: end };
}

function unclosedBlock(lines: readonly string[], opening: Fence): CodeBlock {
  const block = blockBetween(lines, opening, lines.length);
  // Some models write the closing fence behind the last statement.
  const code = block.code.replace(/(?<=\S)[ \t]*(?:`{3,}|~{3,})\s*$/, '');
  return { ...block, code, complete: false, to: lines.length - 1 };
}

const outdent = (line: string, width: number): string => line.replace(new RegExp(`^[ \\t]{0,${width}}`), '');
