import { type Call, type ShownExample, shownExamples } from '../../domain/shown/examples.ts';
import type { CodingTask, Language, TaskTest } from '../../domain/task.ts';
import type { Reader, SplitTests } from '../../sandbox/port.ts';
import { askForAll } from './ask.ts';
import { inLanguage } from './language.ts';

/** More would be no examples any more. */
const mostExamples = 20;

/** The tests that each task's text shows, read from that text alone; where it shows none, none. */
export async function showTests(tasks: CodingTask[], reader: Reader): Promise<TaskTest[][]> {
  const groups = tasks.map(({ text, entryPoint, language }) => shownExamples(text, entryPoint, language));
  const known = new Map<string, boolean>();
  for (const language of ['python', 'javascript', 'typescript'] as const) {
    const own = groups.filter((_, at) => tasks[at]?.language === language).flat(2);
    const sources = [...new Set(own.flatMap((example) => literalsOf(example)))];
    const values = sources.length === 0 ? [] : await reader.literals(sources, language);
    for (const [at, source] of sources.entries()) known.set(`${language} ${source}`, values[at] !== null);
  }
  const chosen = tasks.map(({ language }, at) =>
    choose(groups[at] ?? [], (source) => known.get(`${language} ${source}`) === true),
  );
  return readTests(tasks, chosen, reader);
}

/** What has to be a literal for an example to be one: the arguments, as a list, and what is expected. */
const literalsOf = ({ written, quoted, expected }: ShownExample): string[] => [
  listed(written),
  ...(quoted === null ? [] : [listed(quoted)]),
  ...expected,
];

const listed = (call: Call): string => `[${call.arguments}]`;

interface Chosen {
  call: string;
  expected: string;
}

/** The examples of the first group that has any. Bare words count as texts where at least two examples need that and no other is one. */
function choose(groups: ShownExample[][], isLiteral: (source: string) => boolean): Chosen[] {
  for (const group of groups) {
    const read = (call: Call | null, expected: string[]): Chosen[] => {
      const value = expected.find(isLiteral);
      return call !== null && value !== undefined && isLiteral(listed(call))
        ? [{ call: call.call, expected: value }]
        : [];
    };
    const written = group.flatMap((example) => read(example.written, example.expected));
    const quoted = group.flatMap((example) => read(example.quoted, example.expected));
    const found = written.length > 0 || quoted.length < 2 ? written : quoted;
    if (found.length > 0) return [...new Map(found.map((one) => [one.call, one])).values()].slice(0, mostExamples);
  }
  return [];
}

async function readTests(tasks: CodingTask[], chosen: Chosen[][], reader: Reader): Promise<TaskTest[][]> {
  const answers = await askForAll(
    tasks.map((task, at) => ({ task, examples: chosen[at] ?? [] })),
    ({ task: { language, entryPoint }, examples }) =>
      examples.map((example) => ({ code: codeOf(example, language), entryPoint, ...inLanguage(language) })),
    (sources) => reader.splitTests(sources),
  );
  return answers.map((own, at) => own.flatMap((answer, index) => testOf(answer, chosen[at]?.[index])));
}

/** As the text writes it: the parser has its own way. */
function testOf(answer: SplitTests, example: Chosen | undefined): TaskTest[] {
  const test = answer.ok && answer.tests.length === 1 ? answer.tests[0] : undefined;
  return test?.kind === 'value' && example !== undefined ? [{ ...test, ...example }] : [];
}

const codeOf = ({ call, expected }: Chosen, language: Language): string =>
  language === 'python' ? `assert (${call}) == (${expected})` : `assert.deepEqual((${call}), (${expected}))`;
