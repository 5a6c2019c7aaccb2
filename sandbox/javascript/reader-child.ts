/** The child process that reads JavaScript and TypeScript: it parses texts and runs none of them. Answers line by line. */
import type { Language } from '../../domain/task.ts';
import type { PartsRequest, ProgramParts, SplitTests, TestSource } from '../port.ts';
import { answerQuestions } from './answer-questions.ts';
import { readLiteral } from './reader/literal.ts';
import { programParts } from './reader/parts.ts';
import { splitTests } from './reader/tests.ts';

type Questions =
  | { kind: 'parts'; items: (PartsRequest & { language: Language })[] }
  | { kind: 'tests'; items: (TestSource & { language: Language })[] }
  | { kind: 'literals'; items: string[] };

/** One text that cannot be answered spoils no other. */
function each<Item, Said>(items: Item[], question: (item: Item) => Said, otherwise: (reason: string) => Said): Said[] {
  return items.map((item) => {
    try {
      return question(item);
    } catch (error) {
      return otherwise(
        `Expected a text that can be read, found one that ends in ${error instanceof Error ? error.name : 'nothing'}.`,
      );
    }
  });
}

function answer(questions: Questions): unknown[] {
  if (questions.kind === 'literals') return each(questions.items, readLiteral, () => null);
  if (questions.kind === 'tests') {
    const refused = (message: string): SplitTests => ({ ok: false, message });
    return each(questions.items, (item) => splitTests(item, item.language), refused);
  }
  const refused = (message: string): ProgramParts => ({ ok: false, message, line: 1 });
  return each(questions.items, (item) => programParts(item, item.language), refused);
}

answerQuestions((ask) => answer(JSON.parse(ask)));
