import type { CodeExecution } from '../../domain/execution.ts';

/** A verdict for programs: one line of a batch, or what `--json` prints of one program. */
export function verdictDocument(id: string, { status, cause, ...execution }: CodeExecution) {
  const passed = execution.tests.filter((test) => test.status === 'passed').length;
  return { id, status, cause, passed, ...execution };
}

export type VerdictDocument =
  | ReturnType<typeof verdictDocument>
  /** The sandbox failed on it: no verdict; the same row may pass another time. */
  | { id: string; status: 'sandbox_error'; error: string }
  /** A row that is none, by its line from 1. */
  | { id: string | null; line: number; error: string };
