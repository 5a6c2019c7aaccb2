/** A place in a program or a test through which an error came. */
export interface Frame {
  file: 'program' | 'test';
  /** From 1. */
  line: number;
  name: string;
}

const place = /^\s+at (?:async )?(?:(.*?) \()?(program|test)\.js:(\d+):\d+\)?$/;

/** The program's and the test's own frames in an error's stack as V8 writes it, outermost first. */
export function framesIn(stack: string): Frame[] {
  const frames = stack.split('\n').flatMap((text): Frame[] => {
    const [, name = '', file, line] = place.exec(text) ?? [];
    if (file !== 'program' && file !== 'test') return [];
    return [{ file, line: Number(line), name: name === 'eval' ? '' : name }];
  });
  return frames.toReversed();
}

/** The line at which a text was found to be no program, as isolated-vm appends it to the message. */
export function lineIn(message: string): number | null {
  const line = / \[program\.js:(\d+):\d+\]$/.exec(message)?.[1];
  return line === undefined ? null : Number(line);
}
