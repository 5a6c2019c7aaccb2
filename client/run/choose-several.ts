import type { Collection, Store } from '../../store/port.ts';
import { CommandFailure, exitCodes } from '../exit-codes.ts';
import { chooseCollection } from './choose.ts';

/** The collections that a command means: one, or that one and those that are merged with it. */
export async function chooseRuns(
  store: Store,
  name: string | undefined,
  merge: string[] | undefined,
): Promise<Collection[]> {
  if (merge === undefined) return [await chooseCollection(store, name)];
  const names = name === undefined ? merge : [name, ...merge];
  const twice = names.find((one, index) => names.indexOf(one) !== index);
  if (twice !== undefined || names.length < 2) {
    throw new CommandFailure(
      exitCodes.badInput,
      `expected several runs to merge, found ${twice === undefined ? names.join() : `${twice} twice`}`,
    );
  }
  return Promise.all(names.map((one) => chooseCollection(store, one)));
}
