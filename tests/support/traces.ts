import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Script } from '../../demo/server.ts';

/** A recorded trace: what a real student and a real teacher answered. */
export interface Trace {
  task_id: number;
  task: string;
  header: string;
  student_attempt: string;
  student_attempt_raw: string;
  refinement: string;
  gold: string;
}

/** The recorded traces, or null, said loudly, where `PERSD_DATA` names no folder that holds them. */
export function readTraces(): { path: string; traces: Trace[] } | null {
  const data = process.env['PERSD_DATA'];
  if (data === undefined) {
    console.warn('PERSD_DATA is not set: the tests on recorded traces do not run');
    return null;
  }
  const path = join(data, 'persdistill/traces-sample.jsonl');
  const traces = readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line): Trace => JSON.parse(line));
  return { path, traces };
}

/** Plays recorded models back: the trace is the one whose task and signature stand in the prompt. */
export function playTraces(traces: Trace[], latencyMs = 0): Script {
  return ({ prompt, model }) => {
    const words = squeeze(prompt);
    const found = traces.filter(
      (trace) => words.includes(squeeze(trace.task)) && words.includes(squeeze(signatureOf(trace))),
    );
    const [trace] = found.toSorted((one, other) => other.task.length - one.task.length);
    if (trace === undefined) throw new Error(`no trace for: ${prompt.slice(0, 300)}`);
    if (model === 'recorded-student') return { text: continuationOf(trace), latencyMs };
    return { text: `Here is the corrected code:\n\`\`\`python\n${trace.refinement}\n\`\`\``, latencyMs };
  };
}

const squeeze = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

const signatureOf = ({ header }: Trace): string => header.slice(header.lastIndexOf('def '));

/** What the student went on with after the signature. */
function continuationOf(trace: Trace): string {
  const { student_attempt_raw: raw } = trace;
  const signature = signatureOf(trace);
  return raw.slice(raw.indexOf(signature) + signature.length);
}
