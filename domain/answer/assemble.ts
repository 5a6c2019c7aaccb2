import type { Prompt } from '../model.ts';
import type { CodingTask } from '../task.ts';
import { continuations } from './cut.ts';
import { beginsProgram, defines } from './definition.ts';
import { toLineFeeds } from './newlines.ts';
import { unpackAnswer } from './unpack.ts';

/** What an answer may mean: whole programs in order of preference, never none, and what was said beside them. */
export interface Candidates {
  sources: string[];
  words: string;
}

type Target = Pick<CodingTask, 'header' | 'entryPoint'>;

/** A header that opens a block in braces, which has to be closed. */
const opensBrace = ({ header }: Target): boolean => header.endsWith('{');

/**
 * The programs that an answer may stand for. The first is the likeliest, and what to show where none can be parsed; which of
 * them is a program is a question for the language's own parser.
 */
export function candidates(answer: { text: string; endpoint: Prompt['endpoint'] }, task: Target): Candidates {
  const target = { header: toLineFeeds(task.header).trimEnd(), entryPoint: task.entryPoint };
  return answer.endpoint === 'chat'
    ? fromChat(answer.text, target)
    : fromContinuation(toLineFeeds(answer.text), target);
}

function fromChat(text: string, task: Target): Candidates {
  const { code, words, how, others } = unpackAnswer(text, task.entryPoint);
  const excerpts = how === 'bare' ? excerptsOf(code, task.entryPoint) : [];
  const sources = [code, ...excerpts, ...others].flatMap((source) => programsFrom(source, task));
  return { sources: [...new Set(sources)], words };
}

/** A model that was given a header may go on from it, or begin afresh and write the whole program. */
function fromContinuation(text: string, task: Target): Candidates {
  // Some servers drop the line feed that opens the body, and nothing else can follow a docstring.
  const lost = /^(?:[ ]{2,}|\t)\S/.test(text) || (/(?:"""|''')$/.test(task.header) && /^\S/.test(text));
  const body = lost ? `\n${text}` : text;
  const rests = continuations(body, task.entryPoint).map((rest) => task.header + rest);
  // A model that stops where its function ends may stop before the brace that says so.
  const continued = opensBrace(task) ? [...rests, ...rests.map((rest) => `${rest}\n}`)] : rests;
  if (!beginsAfresh(text, task.entryPoint)) return { sources: continued, words: '' };
  const afresh = fromChat(text, task);
  const whole = excerptsOf(text, task.entryPoint).flatMap((source) => programsFrom(source, task));
  return { sources: [...new Set([...whole, ...afresh.sources, ...continued])], words: afresh.words };
}

function beginsAfresh(text: string, entryPoint: string): boolean {
  const first = text.split('\n').find((line) => line.trim() !== '') ?? '';
  return (beginsProgram(first) || /^\s*(?:```|~~~)/.test(first)) && defines(text, entryPoint);
}

/** The programs in a text with prose around them: from the first line of code to each place where the entry point may end. */
function excerptsOf(text: string, entryPoint: string): string[] {
  const lines = text.split('\n');
  const start = lines.findIndex(beginsProgram);
  const signature = lines.findIndex((line, at) => at >= start && defines(line, entryPoint));
  if (start < 0 || signature < 0) return [];
  const before = lines
    .slice(start, signature)
    .map((line) => `${line}\n`)
    .join('');
  return continuations(lines.slice(signature).join('\n'), entryPoint).map((rest) => before + rest);
}

/** A source that defines the entry point stands as it is, with the header's imports; any other may be the header's body. */
function programsFrom(source: string, task: Target): string[] {
  if (defines(source, task.entryPoint)) return [withImports(source, task)];
  return [source, ...underHeader(source, task)];
}

function withImports(source: string, { header, entryPoint }: Target): string {
  const lines = header.split('\n');
  const imports = lines.slice(
    0,
    Math.max(
      0,
      lines.findIndex((line) => defines(line, entryPoint)),
    ),
  );
  const there = new Set(source.split('\n').map((line) => line.trim()));
  if (imports.every((line) => line.trim() === '' || there.has(line.trim()))) return source;
  return `${imports.join('\n').trim()}\n\n${source.replace(/^\n+/, '')}`;
}

function underHeader(body: string, target: Target): string[] {
  const lines = body.replace(/^(?:[ \t]*\n)+/, '').split('\n');
  const indented = /^\s/.test(lines[0] ?? '');
  const placed = indented ? lines : lines.map((line) => (line.trim() === '' ? line : `    ${line}`));
  const whole = `${target.header}\n${placed.join('\n')}`;
  return opensBrace(target) ? [whole, `${whole}\n}`] : [whole];
}
