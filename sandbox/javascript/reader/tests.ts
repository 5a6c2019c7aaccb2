import type { Language, TaskTest } from '../../../domain/task.ts';
import type { SplitTests, TestSource } from '../../port.ts';
import { type Assertion, assertionIn, valueTest } from './assertion.ts';
import { definitionIn } from './definition.ts';
import { declaredNames, freeNames } from './names.ts';
import { isStrictImport, isTestImport } from './test-imports.ts';
import {
  type Expression,
  isUnreadable,
  type Node,
  normalised,
  parse,
  type Statement,
  type Syntax,
  textOf,
} from './syntax.ts';

/** A function that holds nothing but tests, and the call that starts it. */
interface Suite {
  /** Its own names of what is tested, such as `candidate`. */
  renamed: Map<string, string>;
  statements: Statement[];
}

/** Splits published tests: by value where a test compares a call with a literal, as code where it does anything else. */
export function splitTests({ code, entryPoint }: TestSource, language: Language): SplitTests {
  const syntax = parse(normalised(code), language);
  if (isUnreadable(syntax)) return { ok: false, message: `line ${syntax.line}: ${syntax.message}` };
  const split = new Split(syntax);
  const tests = split.read();
  return { ok: true, tests, entryPoint: entryPoint ?? split.entryPoint };
}

const callIn = (statement: Node): Expression | null => {
  const expression = statement.type === 'ExpressionStatement' ? statement.expression : null;
  return expression?.type === 'AwaitExpression' ? expression.argument : expression;
};

class Split {
  readonly #syntax: Syntax;
  readonly #body: Statement[];
  readonly #strict: boolean;
  /** What tests share; its text goes before each that is code. */
  readonly #carried: Statement[] = [];
  readonly #tests: TaskTest[] = [];
  entryPoint: string | null = null;

  constructor(syntax: Syntax) {
    this.#syntax = syntax;
    this.#strict = syntax.body.some(isStrictImport);
    this.#body = syntax.body.filter((statement) => !isTestImport(statement) && statement.type !== 'EmptyStatement');
  }

  read(): TaskTest[] {
    const suites = this.#suites();
    const plain = this.#body.filter((statement) => !suites.has(statement));
    const isShared = (statement: Statement): boolean =>
      definitionIn(statement) !== null || statement.type.startsWith('TS');
    this.#carried.push(...plain.filter(isShared));
    const asserts = plain.filter((statement) => !isShared(statement));
    const understood = asserts.every((statement) => this.#assertion(statement) !== null);
    // What changes or remembers something makes one test of all that stands around it.
    if (!understood) return this.#body.length === 0 ? [] : [this.#whole()];
    for (const statement of this.#body) {
      const suite = suites.get(statement);
      if (suite) this.#readAll(suite.statements, suite.renamed);
      else if (!isShared(statement)) this.#readAll([statement], new Map());
    }
    return this.#tests;
  }

  #whole(): TaskTest {
    return { kind: 'code', code: this.#body.map((statement) => textOf(this.#syntax, statement)).join('\n') };
  }

  #assertion(statement: Node): Assertion | null {
    if (statement.type !== 'ExpressionStatement') return null;
    return assertionIn(this.#syntax, statement.expression, this.#strict);
  }

  /** Functions that are started once and hold assertions alone, and the statements that start them. */
  #suites(): Map<Statement, Suite> {
    const suites = new Map<Statement, Suite>();
    for (const statement of this.#body) {
      const start = this.#body.find((other) => this.#starts(other, statement));
      const suite = start === undefined ? null : this.#suite(statement, start);
      if (start === undefined || suite === null) continue;
      suites.set(statement, suite);
      suites.set(start, { renamed: new Map(), statements: [] });
    }
    return suites;
  }

  #starts(statement: Statement, defined: Statement): boolean {
    const call = callIn(statement);
    const name = definitionIn(defined)?.name;
    return (
      name !== undefined &&
      call?.type === 'CallExpression' &&
      call.callee.type === 'Identifier' &&
      call.callee.name === name
    );
  }

  #suite(defined: Statement, start: Statement): Suite | null {
    const node = definitionIn(defined)?.node;
    const call = callIn(start);
    if (!node || !('params' in node) || node.body?.type !== 'BlockStatement' || call?.type !== 'CallExpression')
      return null;
    const renamed = new Map<string, string>();
    for (const [at, parameter] of node.params.entries()) {
      const given = call.arguments[at];
      if (parameter.type !== 'Identifier' || given?.type !== 'Identifier') return null;
      renamed.set(parameter.name, given.name);
    }
    const statements: Statement[] = [];
    for (const statement of node.body.body) {
      if (this.#assertion(statement) !== null) statements.push(statement);
      else if (!this.#renames(statement, renamed)) return null;
    }
    this.entryPoint ??= [...renamed.values()][0] ?? null;
    return { renamed, statements };
  }

  /** `const candidate = f;` gives what is tested another name. */
  #renames(statement: Node, renamed: Map<string, string>): boolean {
    if (statement.type !== 'VariableDeclaration') return false;
    return statement.declarations.every(({ id, init }) => {
      if (id.type !== 'Identifier' || init?.type !== 'Identifier') return false;
      renamed.set(id.name, init.name);
      return true;
    });
  }

  #readAll(statements: Statement[], renamed: ReadonlyMap<string, string>): void {
    const own = new Set(this.#carried.flatMap(declaredNames));
    for (const statement of statements) {
      const assertion = this.#assertion(statement);
      if (assertion === null || assertion.vacuous) continue;
      const { asked } = assertion;
      if (asked === null || [...freeNames(asked.node)].some((name) => own.has(name))) this.#addCode(statement, renamed);
      else {
        this.entryPoint ??=
          [...freeNames(asked.node)].find((name) => !(name in globalThis) && !renamed.has(name)) ?? null;
        this.#tests.push(valueTest(this.#syntax, asked, renamed));
      }
    }
  }

  #addCode(statement: Statement, renamed: ReadonlyMap<string, string>): void {
    const named = [...renamed].map(([name, meant]) => `const ${name} = ${meant};`);
    const pieces = [...this.#carried, statement].map((node) => textOf(this.#syntax, node));
    this.#tests.push({ kind: 'code', code: [...named, ...pieces].join('\n') });
  }
}
