import type { Mended, PartsRequest, ProgramParts, Reader, SplitTests, TestSource } from '../../sandbox/port.ts';
import type { Value } from '../../domain/value.ts';

/** Answers by the text that is asked about. */
export interface ReaderScript {
  programs?: Record<string, ProgramParts>;
  tests?: Record<string, SplitTests>;
  literals?: Record<string, Value | null>;
}

/** A reader that knows the answers it was given and no others: any further question is an error. It remembers what it was asked. */
export class FakeReader implements Reader {
  readonly asked: { parts: PartsRequest[]; tests: TestSource[]; literals: string[] } = {
    parts: [],
    tests: [],
    literals: [],
  };
  readonly #script: ReaderScript;

  constructor(script: ReaderScript) {
    this.#script = script;
  }

  async parts(requests: PartsRequest[]): Promise<ProgramParts[]> {
    this.asked.parts.push(...requests);
    return requests.map(({ source }) => scripted(this.#script.programs, source, 'program'));
  }

  async splitTests(sources: TestSource[]): Promise<SplitTests[]> {
    this.asked.tests.push(...sources);
    return sources.map(({ code }) => scripted(this.#script.tests, code, 'test'));
  }

  async mend(): Promise<(Mended | null)[]> {
    throw new Error('The fake reader mends nothing.');
  }

  async literals(sources: string[]): Promise<(Value | null)[]> {
    this.asked.literals.push(...sources);
    return sources.map((source) => scripted(this.#script.literals, source, 'literal'));
  }
}

function scripted<Answer>(script: Record<string, Answer> | undefined, text: string, kind: string): Answer {
  const answer = script?.[text];
  if (answer === undefined) throw new Error(`The fake reader has no answer about the ${kind} ${JSON.stringify(text)}.`);
  return answer;
}

/** What a reader says of a program with one header. */
export const program = (header: string | null, ...definitions: string[]): ProgramParts => ({
  ok: true,
  program: '',
  header,
  completion: null,
  definitions,
});

/** What a reader says of one test by value. */
export const valueTest = (call: string, digits: string, entryPoint: string): SplitTests => ({
  ok: true,
  tests: [{ kind: 'value', call, expected: digits, value: { t: 'int', v: digits } }],
  entryPoint,
});
