/** What somebody else found about a sample. */
export interface RecordedVerdict {
  /** By the benchmark's own tests. */
  passed: boolean;
  /** By all tests, EvalPlus's further inputs included; null where that was not looked at. */
  further: boolean | null;
}

/** The verdicts that a row holds on its samples, in their order; null where it holds none. */
export function recordedVerdicts(columns: ReadonlyMap<string, unknown>, samples: number): (RecordedVerdict | null)[] {
  const lists = ['results', 'graded_list', 'passed'].map((column) => columns.get(column));
  const list = lists.find((found) => Array.isArray(found) && found.length === samples);
  if (Array.isArray(list)) return list.map((entry: unknown) => single(hasPassed(entry)));
  return samples === 1 ? [verdictOf(columns)] : [];
}

function verdictOf(columns: ReadonlyMap<string, unknown>): RecordedVerdict | null {
  const base = hasPassed(columns.get('base_status'));
  if (base !== null) {
    const further = hasPassed(columns.get('plus_status'));
    return { passed: base, further: further === null ? null : base && further };
  }
  const named = ['passed', 'pass@1', 'pass_at_1', 'status', 'result'].map((column) => hasPassed(columns.get(column)));
  return single(named.find((passed) => passed !== null) ?? null);
}

const single = (passed: boolean | null): RecordedVerdict | null => (passed === null ? null : { passed, further: null });

/** Words that mean a pass; any other word means none. */
const passes = new Set(['pass', 'passed', 'ok', 'success', 'true']);

/** One entry as each harness writes it; null where it says nothing. */
function hasPassed(entry: unknown): boolean | null {
  if (typeof entry === 'boolean') return entry;
  if (entry === 0 || entry === 1) return entry === 1;
  if (typeof entry === 'string') return entry.trim() === '' ? null : passes.has(entry.trim().toLowerCase());
  if (typeof entry !== 'object' || entry === null) return null;
  if ('status' in entry && typeof entry.status === 'string') return hasPassed(entry.status);
  return 'exit_code' in entry && typeof entry.exit_code === 'number' ? entry.exit_code === 0 : null;
}
