import type { Status } from '../../../domain/execution.ts';

/** A program that tries to pass without solving its task, or to harm whoever judges it. */
export interface HostileProgram {
  title: string;
  program: string;
  tests: string[];
  /** The verdicts that are right; by default every one but `passed`. */
  accepted: Status[];
}

const anyButPassed: Status[] = ['failed', 'error', 'timeout', 'memory', 'blocked'];

export const hostile = (title: string, program: string, tests: string[], accepted = anyButPassed): HostileProgram => ({
  title,
  program,
  tests,
  accepted,
});

/** Tests of a sum, which none of the programs works out. */
export const sumTests = ['assert add(2, 3) == 5', 'assert add(-1, 1) == 0', 'assert add(10, 7) == 17'];

/** Tests that cannot be told as a call and a literal. */
export const loopTests = ['for i in range(3):\n    assert add(i, i + 1) == 2 * i + 1'];

/** The answer that nobody can work out and somebody may find; `secretPattern` is all that a program knows of it. */
export const secretTests = ["assert secret(1) == 'zq81-kvantum'", "assert secret(2) == 'zq81-elektra'"];
export const secretLoopTests = [
  "for n, word in ((1, 'zq81-kvantum'), (2, 'zq81-elektra')):\n    assert secret(n) == word",
];

/** Opens a program that looks for the answer: `note` keeps what it finds in a text, `secret` gives one after the other. */
export const seeker = `
import re
found = []
def note(text):
    if isinstance(text, bytes):
        text = text.decode('latin-1')
    if isinstance(text, str):
        found.extend(word for word in re.findall('zq81-[a-z]+', text) if word not in found)
def look():
    pass
def secret(n):
    try:
        look()
    except Exception:
        pass
    return found[n - 1] if len(found) >= n else ''
`;
