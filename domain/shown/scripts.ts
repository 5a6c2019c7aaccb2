/** An example of a whole program: what it reads, and what it prints. */
export interface ScriptExample {
  stdin: string;
  stdout: string;
}

/** A heading of an example, alone on its line: `Input`, `Sample Input 1`, `-----Example Output:-----`. */
const heading = /^[-\s*#]*(?:sample|example)?\s*(input|output)s?\s*#?\d*\s*:?[-\s*#]*$/i;

/** Any other heading: contests' sites were copied with their rules of hyphens. */
const otherHeading = /^-{3,}.*\S.*-{3,}$|^(?:note|explanation)s?\s*:?$/i;

/** Headings whose text says how inputs and outputs look in general, and shows none. */
const general = /^-{3,}\s*(input|output)\s*-{3,}$/i;

/** The examples that a contest's text shows: an input and the output right after it, each under a heading of its own. */
export function scriptExamples(text: string): ScriptExample[] {
  const examples: ScriptExample[] = [];
  let input: string | null = null;
  for (const { kind, block } of blocksOf(text)) {
    if (kind === 'output' && input !== null) examples.push({ stdin: `${input}\n`, stdout: `${block}\n` });
    input = kind === 'input' ? block : null;
  }
  return examples;
}

interface Block {
  kind: 'input' | 'output' | null;
  block: string;
}

/** What stands under each heading. */
function blocksOf(text: string): Block[] {
  const blocks: { kind: Block['kind']; lines: string[] }[] = [];
  for (const line of text.split('\n').map((one) => one.trimEnd())) {
    const kind = kindOf(line);
    if (kind === undefined) blocks.at(-1)?.lines.push(line);
    else blocks.push({ kind, lines: [] });
  }
  return blocks.map(({ kind, lines }) => ({ kind, block: lines.join('\n').trim() }));
}

/** Of what the heading is; undefined for a line that is none. */
function kindOf(line: string): Block['kind'] | undefined {
  const found = general.test(line) ? undefined : heading.exec(line)?.[1]?.toLowerCase();
  if (found === 'input' || found === 'output') return found;
  return otherHeading.test(line) ? null : undefined;
}
