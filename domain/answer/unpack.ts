import { defines, definesAnything } from './definition.ts';
import { type CodeBlock, codeBlocks, widestBlock } from './fences.ts';
import { toLineFeeds } from './newlines.ts';
import { withoutThought } from './thought.ts';

/** A chat answer taken apart. */
export interface UnpackedAnswer {
  code: string;
  /** What the model said beside that code. */
  words: string;
  /** Where the code was: in a closed block, in one that was never closed, or in no block, so that it is the whole answer. */
  how: 'block' | 'open-block' | 'bare';
  /** Other readings of the answer, the likelier first. */
  others: string[];
}

/**
 * Finds the program in a chat answer: the last closed block that defines `entryPoint`; without one, an unclosed block that does;
 * without that, the last that defines anything; else the last.
 */
export function unpackAnswer(answer: string, entryPoint: string): UnpackedAnswer {
  const text = withoutThought(toLineFeeds(answer));
  const lines = text.split('\n');
  const [best, ...others] = codeBlocks(lines)
    .toReversed()
    .toSorted((one, other) => rank(other, entryPoint) - rank(one, entryPoint));
  if (best === undefined) return { code: text, words: '', how: 'bare', others: [] };
  const widest = widestBlock(lines);
  return {
    code: best.code,
    words: wordsAround(lines, best),
    how: best.complete ? 'block' : 'open-block',
    others: [...others.map((block) => block.code), ...(widest === null ? [] : [widest])],
  };
}

function rank(block: CodeBlock, entryPoint: string): number {
  const target = defines(block.code, entryPoint) ? 4 : 0;
  return target + (block.complete ? 2 : 0) + (definesAnything(block.code) ? 1 : 0);
}

function wordsAround(lines: readonly string[], block: CodeBlock): string {
  const before = lines.slice(0, block.from).join('\n').trim();
  const after = lines
    .slice(block.to + 1)
    .join('\n')
    .trim();
  return [before, after].filter((part) => part !== '').join('\n\n');
}
