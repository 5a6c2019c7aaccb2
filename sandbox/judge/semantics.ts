import type { Cause } from '../../domain/execution.ts';
import type { Value } from '../../domain/value.ts';

/** What a language says of its values and exceptions. */
export interface Semantics {
  equal(left: Value, right: Value): boolean;
  /** As the language itself prints it. */
  print(value: Value): string;
  /** What an exception means, by its class's name; one that is not told of is an `exception`. */
  causes: ReadonlyMap<string, Cause>;
}
