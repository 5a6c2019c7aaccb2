import type { CallWrites } from './call-writes.ts';
import type { Database } from './database.ts';

/** The operations of `CallWrites`, named so that they can cross to a thread. */
export type Operations = {
  [Name in keyof CallWrites]: {
    arguments: Parameters<CallWrites[Name]>;
    result: ReturnType<CallWrites[Name]>;
  };
};

export type OperationName = keyof Operations;

/** Performs one operation and resolves once it is on disk. */
export type Perform = <Name extends OperationName>(
  name: Name,
  ...values: Operations[Name]['arguments']
) => Promise<Operations[Name]['result']>;

/** Each operation as a function, in a form that keeps a name and its arguments together. */
export type OperationTable = {
  [Name in OperationName]: (...values: Operations[Name]['arguments']) => Operations[Name]['result'];
};

/** A transaction for each operation, on the caller's own thread. */
export function performDirectly(database: Database, writes: OperationTable): Perform {
  return async (name, ...values) => database.write(() => apply(writes, name, values));
}

export function apply<Name extends OperationName>(
  writes: OperationTable,
  name: Name,
  values: Operations[Name]['arguments'],
): Operations[Name]['result'] {
  return writes[name](...values);
}
