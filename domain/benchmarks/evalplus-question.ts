import type { Relation } from '../task.ts';
import type { Value } from '../value.ts';
import type { Question } from './question.ts';

/** Functions of MBPP+ whose answers are compared as sets. */
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

/** Functions of MBPP+ that are asked only whether they return something. */
const asPresence = new Set(['check_str', 'text_match_three', 'text_starta_endb']);
const presence = '(lambda answer: answer if type(answer) is bool else answer is not None)';

/** Readings of two tasks of MBPP+ that are taken for right besides the canonical program's. */
const otherReadings = new Map([
  ['surface_Area', '(lambda base, height: round(base ** 2 + 2 * base * ((base / 2) ** 2 + height ** 2) ** 0.5))'],
  [
    'digit_distance_nums',
    '(lambda one, other: sum(abs(int(a) - int(b)) for a, b in ' +
      'zip(str(one).zfill(len(str(other))), str(other).zfill(len(str(one))))))',
  ],
]);

/** HumanEval+ asks of a root only that the polynomial is small there. */
const polynomial = '(lambda factors, x: abs(sum(factor * x ** power for power, factor in enumerate(factors))))';

const relativeTolerance = 1e-7;
const toleranceOfFloats = 1e-6;

/** The row that a question belongs to. */
export interface Asked {
  benchmark: 'humaneval' | 'mbpp';
  entryPoint: string;
  /** The row's own tolerance; 0 where it has none. */
  tolerance: number;
}

/** What EvalPlus asks of one input, written as what stands between a call's parentheses. */
export function evalPlusQuestion(input: string, { benchmark, entryPoint, tolerance }: Asked): Question {
  const call = `${entryPoint}(${input})`;
  const plain: Question = { call, answer: call, relationTo: (answer) => near(answer, tolerance) };
  if (benchmark === 'humaneval') {
    if (entryPoint !== 'find_zero') return plain;
    const small: Relation = { is: '<=' };
    return { call: `${polynomial}(${input}, ${call})`, answer: String(tolerance), relationTo: () => small };
  }
  const same = (text: string): Question => ({ call: text, answer: text, relationTo: () => undefined });
  if (asSets.has(entryPoint)) return same(`set(${call})`);
  if (asPresence.has(entryPoint)) return same(`${presence}(${call})`);
  if (entryPoint === 'are_equivalent') return { ...same('True'), call: `[${call}] != []` };
  const other = entryPoint === 'sum_div' ? '0' : otherReadings.get(entryPoint)?.concat(`(${input})`);
  return other === undefined ? plain : { call, answer: `[${call}, ${other}]`, relationTo: () => ({ is: 'in' }) };
}

function near(answer: Value, tolerance: number): Relation | undefined {
  const absolute = tolerance === 0 && isFloats(answer) ? toleranceOfFloats : tolerance;
  return absolute === 0 ? undefined : { is: 'near', relative: relativeTolerance, absolute };
}

const isFloats = (value: Value): boolean =>
  value.t === 'float' ||
  ((value.t === 'list' || value.t === 'tuple') && value.v.length > 0 && value.v.every(({ t }) => t === 'float'));
