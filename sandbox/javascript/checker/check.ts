import { getLibFiles, ts } from '@ts-morph/common';
import { surroundings } from './surroundings.ts';

/** Errors that are told of one program, and characters of one. */
const maxErrors = 5;
const maxCharacters = 300;

const library = '/library/';
const programName = '/program.ts';
const surroundingsName = '/surroundings.d.ts';

/** As lenient as the benchmarks' own runners: what a program does not say of its types is not asked for. */
const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2024,
  lib: ['lib.es2025.d.ts'],
  module: ts.ModuleKind.CommonJS,
  // A program may call its own things like the library's; in a script the two would be one.
  moduleDetection: ts.ModuleDetectionKind.Force,
  esModuleInterop: true,
  experimentalDecorators: true,
  strict: false,
  noEmit: true,
  skipLibCheck: true,
  types: [],
};

/** The type errors of programs, one after the other. Parses the library once. */
export class Checker {
  readonly #texts = new Map(getLibFiles().map(({ fileName, text }) => [library + fileName, text]));
  readonly #parsed = new Map<string, ts.SourceFile>();
  #last: ts.Program | undefined;

  constructor() {
    this.#texts.set(surroundingsName, surroundings);
    this.check('');
  }

  /** A line for each error, at most five; none where there is nothing to object to. Throws what the compiler does. */
  check(source: string): string[] {
    this.#texts.set(programName, source);
    const last = this.#last;
    this.#last = undefined;
    const program = ts.createProgram({
      rootNames: [surroundingsName, programName],
      options,
      host: this.#host,
      ...(last && { oldProgram: last }),
    });
    const file = program.getSourceFile(programName);
    const found = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    this.#last = program;
    return found.slice(0, maxErrors).map(told);
  }

  readonly #host: ts.CompilerHost = {
    getSourceFile: (name, how) => this.#file(name, how),
    fileExists: (name) => this.#texts.has(name),
    readFile: (name) => this.#texts.get(name),
    getDefaultLibFileName: () => `${library}lib.es2025.d.ts`,
    getDefaultLibLocation: () => library,
    getCurrentDirectory: () => '/',
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    writeFile: () => {},
  };

  #file(name: string, how: ts.ScriptTarget | ts.CreateSourceFileOptions): ts.SourceFile | undefined {
    const text = this.#texts.get(name);
    if (text === undefined) return undefined;
    const file = this.#parsed.get(name) ?? ts.createSourceFile(name, text, how);
    if (name !== programName) this.#parsed.set(name, file);
    return file;
  }
}

function told({ file, start = 0, code, messageText }: ts.Diagnostic): string {
  const line = file === undefined ? 0 : file.getLineAndCharacterOfPosition(start).line + 1;
  const message = typeof messageText === 'string' ? messageText : messageText.messageText;
  return `line ${line}: ${message.replaceAll(/\s+/g, ' ').slice(0, maxCharacters)} (TS${code})`;
}
