import { AssertionError } from './assertion-error.ts';
import { classOf } from './encode.ts';
import { dataOf, getPrototypeOf, head, isObject, stackText, stringify } from './primordials.ts';

const maxMessage = 300;

/** The JSON of what is known of something thrown, told without calling anything of the program's. */
export function describe(thrown: unknown): string {
  try {
    return isObject(thrown)
      ? describeObject(thrown)
      : fault(thrown === null ? 'null' : typeof thrown, primitiveText(thrown), '');
  } catch {
    return fault('unknown', '', '');
  }
}

function fault(type: string, message: string, stack: string): string {
  return `{"type":${stringify(type)},"message":${stringify(head(message, maxMessage))},"stack":${stringify(stack)}}`;
}

/** What is no object, as text. */
function primitiveText(thrown: unknown): string {
  if (typeof thrown === 'string') return thrown;
  return typeof thrown === 'number' || typeof thrown === 'bigint' || typeof thrown === 'boolean' ? `${thrown}` : '';
}

function describeObject(thrown: object): string {
  const message = dataWithin(thrown, 'message');
  const text = fault(classOf(thrown), typeof message === 'string' ? message : '', stackText(thrown));
  const compared = AssertionError.comparedBy(thrown);
  if (compared === null) return text;
  const { operator, actual, expected } = compared;
  const detail = `{"operator":${stringify(operator)},"actual":${actual},"expected":${expected}}`;
  return `${head(text, text.length - 1)},"compared":${detail}}`;
}

/** A property of an object or of its class. */
function dataWithin(holder: object, key: string): unknown {
  const prototype = getPrototypeOf(holder);
  return dataOf(holder, key) ?? (prototype === null ? undefined : dataOf(prototype, key));
}
