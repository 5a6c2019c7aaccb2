import { inspect } from 'node:util';
import type { Value } from '../../domain/value.ts';

/** A value of a class that this process does not have. */
class Opaque {
  readonly #name: string;

  constructor(name: string) {
    this.#name = name;
  }

  [inspect.custom](): string {
    return `<${this.#name}>`;
  }
}

/** The JavaScript that a `Value` stands for, made of plain data, to compare by an operator or to be shown. */
export function revive(value: Value): unknown {
  switch (value.t) {
    case 'undefined':
      return undefined;
    case 'none':
      return null;
    case 'bool':
    case 'str':
      return value.v;
    case 'number':
      return Number(value.v);
    case 'int':
      return BigInt(value.v);
    case 'list':
      return value.v.map(revive);
    case 'set':
      return new Set(value.v.map(revive));
    case 'map':
      return new Map(value.v.map(([key, held]) => [revive(key), revive(held)]));
    case 'dict':
      return withProperties({}, value.v);
    case 'instance':
      return withProperties(value.class === '' ? Object.create(null) : instanceOf(value.class), value.v);
    case 'opaque':
      return new Opaque(value.v);
    case 'float':
    case 'complex':
    case 'bytes':
    case 'tuple':
    case 'frozenset':
      break;
  }
  return new Opaque(value.t);
}

function withProperties(holder: object, pairs: [Value, Value][]): object {
  for (const [key, held] of pairs) {
    const property = { value: revive(held), writable: true, configurable: true, enumerable: true };
    Object.defineProperty(holder, String(revive(key)), property);
  }
  return holder;
}

/** An object that Node shows under the name of its class. */
function instanceOf(name: string): object {
  const made = { constructor: Object.defineProperty(function made() {}, 'name', { value: name }) };
  made.constructor.prototype = made;
  return Object.create(made);
}
