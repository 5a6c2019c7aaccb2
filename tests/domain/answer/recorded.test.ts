// Programs that real models wrote, read from PERSD_DATA, come back from every shape of answer.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { candidates } from '../../../domain/answer/assemble.ts';
import { fenced } from '../../../domain/prompt/fence.ts';

interface Trace {
  header: string;
  entry_point: string;
  student_attempt: string;
  student_attempt_raw: string;
  refinement: string;
}

const path = join(process.env['PERSD_DATA'] ?? '', 'persdistill', 'traces-sample.jsonl');
const there = process.env['PERSD_DATA'] !== undefined && existsSync(path);
if (!there) console.warn('PERSD_DATA names no folder with persdistill/: the recorded answers are NOT checked');

const clean = (text: string): string => text.replaceAll('\r\n', '\n').trim();
const lines = there ? readFileSync(path, 'utf8').trim().split('\n') : [];
const traces = lines.map((line): Trace => JSON.parse(line));

/** Traces whose program is not among the first `within` readings of an answer made of it. */
function lost(
  within: number,
  endpoint: 'chat' | 'completions',
  answer: (trace: Trace) => string,
  program: (trace: Trace) => string,
) {
  return traces.filter((trace) => {
    const task = { header: trace.header, entryPoint: trace.entry_point };
    const { sources } = candidates({ text: answer(trace), endpoint }, task);
    return !sources.slice(0, within).some((source) => source.trim() === clean(program(trace)));
  });
}

describe.skipIf(!there)('400 recorded programs', () => {
  const attempt = (trace: Trace): string => trace.student_attempt;
  const refinement = (trace: Trace): string => trace.refinement;

  it('come back from a student that begins afresh', () => {
    expect(traces).toHaveLength(400);
    expect(lost(1, 'completions', (trace) => trace.student_attempt_raw, attempt)).toEqual([]);
  });

  it('come back from a student that continues the header and writes on', () => {
    const sequel = '\n\nprint(1)\n\ndef test():\n    pass\n';
    const rest = (trace: Trace): string => clean(refinement(trace)).slice(clean(trace.header).length);
    expect(lost(1, 'completions', (trace) => rest(trace) + sequel, refinement)).toEqual([]);
  });

  it('come back from a teacher, from a fence with words around it and from words alone', () => {
    expect(lost(1, 'chat', (trace) => `Here:\n\n${fenced(refinement(trace), 'python')}\nDone.`, refinement)).toEqual(
      [],
    );
    expect(lost(2, 'chat', (trace) => `Here:\n\n${refinement(trace)}\n\nDone.`, refinement)).toEqual([]);
  });
});
