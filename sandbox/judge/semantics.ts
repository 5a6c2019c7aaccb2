import type { Cause } from '../../domain/execution.ts';
import type { Comparison } from '../../domain/task.ts';
import type { Value } from '../../domain/value.ts';

/** What a language says of its values and exceptions. */
export interface Semantics {
  equal: (expected: Value, actual: Value, comparison?: Comparison) => boolean;
  /** As the language itself prints it. */
  print: (value: Value) => string;
  /** The name of a value's class or type, as people who write the language know it. */
  typeOf: (value: Value) => string;
  /** What an exception means, by its class's name, or by that and its message (`Class: message`); one that is not told of is an `exception`. */
  causes: ReadonlyMap<string, Cause>;
}
