/**
 * A Python value as data: what a guest returns from a call, and what a test expects of it.
 *
 * Only builtin types have a form of their own, and a subclass of one travels as its builtin part, as Python compares it; everything
 * else is `opaque` and equals nothing. Numbers travel as text, because JSON's numbers are neither Python's integers nor its floats.
 */
export type Value =
  | { t: 'none' }
  | { t: 'bool'; v: boolean }
  /** Decimal digits with an optional sign. */
  | { t: 'int'; v: string }
  /** Python's shortest `repr`, which is exact: `0.1`, `1e+300`, `inf`, `-inf`, `nan`. */
  | { t: 'float'; v: string }
  | { t: 'complex'; re: string; im: string }
  | { t: 'str'; v: string }
  /** Base64. */
  | { t: 'bytes'; v: string }
  | { t: 'list' | 'tuple' | 'set' | 'frozenset'; v: Value[] }
  | { t: 'dict'; v: [Value, Value][] }
  /** `module.Class` of a value that has no form here. */
  | { t: 'opaque'; v: string };
