import { findParts, type Part } from '../../client/chaos/parts.ts';

export { endHome as quiet } from '../../client/chaos/end-home.ts';
export type { Part } from '../../client/chaos/parts.ts';

/** Pids of a home's processes, for those that run. */
export function partsOf(home: string): Partial<Record<Part, number>> {
  return Object.fromEntries(Object.entries(findParts(home)).map(([part, { pid }]) => [part, pid]));
}
