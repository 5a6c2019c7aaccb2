import type { RawTask, RawTest } from '../../domain/benchmarks/raw.ts';
import type { Language, TaskTest } from '../../domain/task.ts';
import type { Reader, SplitTests, TestSource } from '../../sandbox/port.ts';
import { askForAll } from './ask.ts';
import { type Draft, faulty } from './draft.ts';
import { inLanguage, languageName } from './language.ts';

/** The drafts with their tests, each by value where it can be. */
export async function splitTests(drafts: Draft[], reader: Reader): Promise<Draft[]> {
  const answers = await askForAll(drafts, sourcesOf, (sources) => reader.splitTests(sources));
  return drafts.map((draft, index) => (draft.fault === null ? withTests(draft, answers[index] ?? []) : draft));
}

const sourcesOf = (draft: Draft): TestSource[] =>
  draft.fault === null ? draft.raw.tests.map((test) => sourceOf(test, draft.entryPoint, draft.raw)) : [];

const sourceOf = (test: RawTest, entryPoint: string | null, { language, setup }: RawTask): TestSource => ({
  code: codeOf(test, entryPoint, language),
  entryPoint,
  setup,
  ...inLanguage(language),
});

const nothings: Record<Language, string> = { python: 'None', javascript: 'undefined', typescript: 'undefined' };

/** A test as code: the parser reads the call and the literal of a test by value, too. */
function codeOf(test: RawTest, entryPoint: string | null, language: Language): string {
  if (test.kind === 'code' || test.kind === 'stdio') return test.kind === 'code' ? test.code : '';
  const call = callOf(test, entryPoint);
  const expected = test.kind === 'stdout' ? nothings[language] : `(${test.expected})`;
  return language === 'python' ? `assert (${call}) == ${expected}` : `assert.deepStrictEqual((${call}), ${expected})`;
}

function callOf(test: Exclude<RawTest, { kind: 'code' | 'stdio' }>, entryPoint: string | null): string {
  return test.kind === 'arguments' ? `${entryPoint ?? ''}(${test.arguments})` : test.call;
}

function withTests(draft: Draft, answers: SplitTests[]): Draft {
  const tests: TaskTest[] = [];
  let entryPoint = draft.entryPoint;
  for (const [index, answer] of answers.entries()) {
    const raw = draft.raw.tests[index];
    if (!answer.ok && raw?.kind === 'code' && draft.raw.brokenTests === 'kept') {
      tests.push({ kind: 'code', code: raw.code });
      continue;
    }
    if (!answer.ok || raw === undefined) {
      const reason = answer.ok ? 'nothing' : answer.message;
      const expected = `expected tests in ${languageName(draft.raw.language)}`;
      return faulty(draft, 'unreadable_tests', `${expected}, found what is not (${reason}); mend them`);
    }
    entryPoint ??= answer.entryPoint;
    tests.push(...asPublished(raw, answer.tests, entryPoint));
  }
  if (tests.length > 0 || draft.raw.questions !== undefined) return { ...draft, tests, entryPoint };
  return faulty(draft, 'no_tests', 'expected at least one test, found none; add one');
}

/** Keeps the words of a test that was published by value: the parser writes them its own way. */
function asPublished(raw: RawTest, tests: TaskTest[], entryPoint: string | null): TaskTest[] {
  if (raw.kind === 'stdout' || raw.kind === 'stdio') return [raw];
  const [only] = tests;
  if (raw.kind === 'code' || only?.kind !== 'value') return tests;
  const relation = raw.kind === 'value' && raw.relation !== undefined ? { relation: raw.relation } : {};
  return [{ ...only, call: callOf(raw, entryPoint), expected: raw.expected, ...relation }];
}
