/**
 * A value of a task's language as data: what a guest returns from a call, and what a test expects of it.
 *
 * Only builtin types have a form of their own. In Python a subclass of one travels as its builtin part, as Python compares it. Everything
 * else is `opaque` and equals nothing. Numbers travel as text, because JSON's numbers are neither Python's integers nor its floats.
 * JavaScript's `null`, booleans, strings, arrays, sets and plain objects are `none`, `bool`, `str`, `list`, `set` and `dict`; its bigints
 * are `int`.
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
  /** JavaScript's own, as the next three. */
  | { t: 'undefined' }
  /** As `String` writes it, and `-0`. */
  | { t: 'number'; v: string }
  | { t: 'map'; v: [Value, Value][] }
  /** An object of a class of the program's with its own properties; the class is empty for one without a prototype. */
  | { t: 'instance'; class: string; v: [Value, Value][] }
  /** `module.Class` of a value that has no form here. */
  | { t: 'opaque'; v: string; shown?: string };
