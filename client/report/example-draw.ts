import { lot } from '../export/part.ts';
import type { Example } from './example.ts';

/** How many are shown. */
const shown = 20;

interface Drawn {
  example: Example;
  lot: number;
}

/** Takes up examples one by one and keeps few: some of each way to fail and of each reason to look twice. Chance is the task's id. */
export interface ExampleDraw {
  add(example: Example): void;
  /** At most twenty, the smallest correction first. */
  drawn(): Example[];
}

export function exampleDraw(): ExampleDraw {
  const kinds = new Map<string, Drawn[]>();
  return {
    add(example) {
      const kind = JSON.stringify([example.failing, ...example.marks.toSorted()]);
      const kept = [...(kinds.get(kind) ?? []), { example, lot: lot(0, example.task) }];
      kinds.set(kind, kept.toSorted((one, other) => one.lot - other.lot).slice(0, shown));
    },
    drawn: () =>
      inTurn([...kinds.keys()].toSorted().map((kind) => kinds.get(kind) ?? []))
        .slice(0, shown)
        .map(({ example }) => example)
        .toSorted((one, other) => one.distance - other.distance || (one.task < other.task ? -1 : 1)),
  };
}

/** The first of each, then the second of each, and so on. */
function inTurn<T>(lists: T[][]): T[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list.slice(at, at + 1))).flat();
}
