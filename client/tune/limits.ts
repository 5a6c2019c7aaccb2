import { InvalidArgumentError } from '@commander-js/extra-typings';
import type { Role } from '../../domain/model.ts';
import { wholeNumber } from '../number.ts';

/** A limit by role; null: none any more. */
export type Limit = Partial<Record<Role, number | null>>;

/** `teacher=20`, or `20` for both; where a limit can be lifted, `none` lifts it. May be given several times. */
export function limit(text: string, before: Limit | undefined): Limit {
  const [name = '', value, ...rest] = text.split('=');
  if (rest.length > 0) throw new InvalidArgumentError(`expected ROLE=NUMBER, found ${text}`);
  if (value === undefined) return { ...before, student: amount(name), teacher: amount(name) };
  return { ...before, [role(name)]: amount(value) };
}

/** Calls at once cannot be without a limit. */
export function concurrency(text: string, before: Limit | undefined): Limit {
  if (/(^|=)none$/.test(text)) throw new InvalidArgumentError(`expected a whole number above 0, found ${text}`);
  return limit(text, before);
}

const amount = (text: string): number | null => (text === 'none' ? null : wholeNumber(text));

function role(name: string): Role {
  if (name === 'student' || name === 'teacher') return name;
  throw new InvalidArgumentError(`expected student or teacher before the "=", found ${name || 'nothing'}`);
}
