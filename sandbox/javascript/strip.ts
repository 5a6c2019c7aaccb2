import { stripTypeScriptTypes } from 'node:module';

/** A TypeScript text without its types, or why it has none. `broken`: the stripper itself did not survive the text. */
export type Stripped = { ok: true; text: string } | { ok: false; message: string; broken: boolean };

/** Takes the types out and leaves every line where it is; enums, namespaces and the like become what they mean. */
export function stripTypes(source: string): Stripped {
  const plain = stripWith(source, 'strip');
  return plain === 'needs more' ? transformed(source) : plain;
}

function transformed(source: string): Stripped {
  const stripped = stripWith(source, 'transform');
  return stripped === 'needs more'
    ? { ok: false, message: 'Expected TypeScript, found what cannot be transformed.', broken: false }
    : stripped;
}

function stripWith(source: string, mode: 'strip' | 'transform'): Stripped | 'needs more' {
  try {
    return { ok: true, text: stripTypeScriptTypes(source, { mode }) };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX' && mode === 'strip') return 'needs more';
    const message = error instanceof Error ? error.message + placeOf(error) : String(error);
    return {
      ok: false,
      message,
      broken: code !== 'ERR_INVALID_TYPESCRIPT_SYNTAX' && code !== 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX',
    };
  }
}

/** Where the stripper found a fault, written as V8's compiler has it here; it tells the line at the head of the stack. */
function placeOf({ stack = '' }: Error): string {
  const line = /^:(\d+)\n/.exec(stack)?.[1];
  return line === undefined ? '' : ` [program.js:${line}:1]`;
}
