import type { Relation } from '../task.ts';
import type { Value } from '../value.ts';

/** A test without its answer, which a program gives that is known to be right. Both are expressions with that program's names. */
export interface Question {
  call: string;
  /** What the call's value is compared with. */
  answer: string;
  /** How they are compared, by the answer's value; undefined is plain equality. */
  relationTo: (answer: Value) => Relation | undefined;
}
