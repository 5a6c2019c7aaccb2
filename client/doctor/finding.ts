/** What one check found. */
export interface Finding {
  check: string;
  /** `weak`: it works, and something is to be known. */
  state: 'well' | 'weak' | 'ill';
  found: string;
  /** What to do, a line each where there are several ways; empty when it is well. */
  mend: string;
}

export const well = (check: string, found: string): Finding => ({ check, state: 'well', found, mend: '' });
export const weak = (check: string, found: string, mend: string): Finding => ({ check, state: 'weak', found, mend });
export const ill = (check: string, found: string, mend: string): Finding => ({ check, state: 'ill', found, mend });

/** What an error says; where that is only that a fetch failed, what the system said. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { message, cause } = error;
  return message === 'fetch failed' && cause instanceof Error ? cause.message || messageOf(cause) : message;
}
