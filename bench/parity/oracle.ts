import type { TaskTest } from '../../domain/task.ts';
import type { Value } from '../../domain/value.ts';

/** Functions whose answers EvalPlus compares as sets, by what they are called. */
const asSets = new Set([
  'similar_elements',
  'find_char_long',
  'common_in_nested_lists',
  'extract_singly',
  'larg_nnum',
  'intersection_array',
  'find_dissimilar',
  'Diff',
]);

/** Functions that EvalPlus asks only whether they return something. */
const asPresence = new Set(['check_str', 'text_match_three', 'text_starta_endb']);

/** A test as EvalPlus means it, where its comparison is another than Python's `==`. */
export function asEvalPlusCompares(test: TaskTest, entryPoint: string | null): TaskTest {
  // A test that says itself how close is close enough is left as it is.
  if (test.kind !== 'value' || test.relation !== undefined) return test;
  const code = comparison(test.call, test.expected, test.value, entryPoint ?? '');
  return code === null ? test : { kind: 'code', code };
}

function comparison(call: string, expected: string, value: Value, entryPoint: string): string | null {
  if (entryPoint === 'are_equivalent') return `${call}\nassert True`;
  if (entryPoint === 'sum_div') return `answer = ${call}\nassert answer == ${expected} or answer == 0`;
  if (asSets.has(entryPoint)) return `assert set(${call}) == set(${expected})`;
  if (asPresence.has(entryPoint)) {
    return `answer = ${call}\nassert (answer if isinstance(answer, bool) else answer is not None) == bool(${expected})`;
  }
  if (value.t === 'float') return `answer = ${call}\n${near(`answer`, expected)}`;
  if (holdsFloats(value)) {
    const each = near('one', 'other');
    return `answer = ${call}\nassert len(answer) == len(${expected})\nfor one, other in zip(answer, ${expected}):\n    ${each}`;
  }
  return null;
}

/** As numpy's `allclose` with EvalPlus's tolerances. */
const near = (one: string, other: string): string => `assert abs(${one} - ${other}) <= 1e-6 + 1e-7 * abs(${other})`;

const holdsFloats = (value: Value): boolean =>
  (value.t === 'list' || value.t === 'tuple') && value.v.length > 0 && value.v.every(({ t }) => t === 'float');
