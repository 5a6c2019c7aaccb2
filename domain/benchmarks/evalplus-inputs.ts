import { pythonLiteral } from './python-literal.ts';

/** A value of a JSON file as Python. */
type Write = (value: unknown) => string;

const plain: Write = pythonLiteral;

const tupleOf =
  (member: Write): Write =>
  (value) =>
    Array.isArray(value)
      ? `(${value.map(member).join(', ')}${value.length === 1 ? ',' : ''})`
      : `tuple(${plain(value)})`;
const listOf =
  (member: Write): Write =>
  (value) =>
    Array.isArray(value) ? `[${value.map(member).join(', ')}]` : plain(value);
const tuple = tupleOf(plain);

/** Tuples all the way down. */
const tuples: Write = (value) => (Array.isArray(value) ? tupleOf(tuples)(value) : plain(value));
const tupleOrPlain: Write = (value) => (Array.isArray(value) ? tuple(value) : plain(value));
const setOrDict: Write = (value) =>
  Array.isArray(value) && value.length > 0 ? `{${value.map(plain).join(', ')}}` : '{}';
const values =
  (member: Write): Write =>
  (value) =>
    typeof value === 'object' && value !== null
      ? `{${Object.entries(value)
          .map(([key, held]) => `${plain(key)}: ${member(held)}`)
          .join(', ')}}`
      : plain(value);
const converted =
  (name: string): Write =>
  (value) =>
    `${name}(${plain(value)})`;

/**
 * How the arguments of an MBPP+ task are written, by its number, where JSON has lost their types: one writer for each argument,
 * the last one for all that follow.
 */
const writers: [Write[], number[]][] = [
  [
    [tuple],
    [2, 116, 132, 143, 222, 261, 273, 394, 399, 421, 424, 429, 470, 560, 579, 596, 616, 630, 726, 740, 744, 809],
  ],
  [[listOf(tuple)], [63, 64, 70, 94, 120, 237, 272, 299, 400, 409, 417, 438, 473, 614, 780]],
  [
    [listOf(tuple), plain],
    [75, 413, 444, 753],
  ],
  [
    [plain, tuple],
    [106, 750],
  ],
  [[listOf(setOrDict)], [115]],
  [[converted('float'), converted('complex')], [124]],
  [
    [tuple, plain],
    [250, 307, 405, 446, 617, 720, 763, 808],
  ],
  [[converted('complex')], [252]],
  [[tupleOf(tuple)], [259, 401, 445]],
  [[tupleOf(tupleOrPlain)], [278]],
  [[tuples], [580, 615, 791]],
  [[values(tuple), plain], [722]],
];

const writersByNumber = new Map(writers.flatMap(([own, numbers]) => numbers.map((number) => [number, own])));

/** One input, a list of arguments, as what stands between a call's parentheses; `number` is that of MBPP+, null of HumanEval+. */
export function evalPlusInput(given: unknown[], number: number | null): string {
  const own = writersByNumber.get(number ?? -1) ?? [plain];
  return given.map((value, at) => (own[at] ?? own.at(-1) ?? plain)(value)).join(', ');
}
