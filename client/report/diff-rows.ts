import { diffWordsWithSpace, structuredPatch } from 'diff';

/** A piece of a line: `changed` where the line across says something else. */
export interface Piece {
  text: string;
  changed: boolean;
}

/** One row of two programs side by side; null where that side has no such line. */
export interface DiffRow {
  same: boolean;
  left: Piece[] | null;
  right: Piece[] | null;
}

/** Two programs side by side, whole, line by line. */
export function diffRows(before: string, after: string): DiffRow[] {
  const { hunks } = structuredPatch('', '', `${before}\n`, `${after}\n`, '', '', { context: Number.MAX_SAFE_INTEGER });
  const rows: DiffRow[] = [];
  let struck: string[] = [];
  let written: string[] = [];
  const flush = (): void => {
    rows.push(...pairUp(struck, written));
    struck = [];
    written = [];
  };
  for (const line of hunks.flatMap((hunk) => hunk.lines)) {
    if (line.startsWith('-')) struck.push(line.slice(1));
    else if (line.startsWith('+')) written.push(line.slice(1));
    else if (line.startsWith(' ')) {
      flush();
      rows.push({ same: true, left: whole(line.slice(1)), right: whole(line.slice(1)) });
    }
  }
  flush();
  return hunks.length === 0 ? before.split('\n').map(asSame) : rows;
}

const whole = (text: string): Piece[] => [{ text, changed: false }];

const asSame = (line: string): DiffRow => ({ same: true, left: whole(line), right: whole(line) });

function pairUp(struck: string[], written: string[]): DiffRow[] {
  return Array.from({ length: Math.max(struck.length, written.length) }, (_, at) => {
    const [left, right] = [struck[at], written[at]];
    if (left === undefined || right === undefined) {
      return {
        same: false,
        left: left === undefined ? null : whole(left),
        right: right === undefined ? null : whole(right),
      };
    }
    return { same: false, ...pieces(left, right) };
  });
}

/** What changed within a line, where most of it is still there; otherwise it is another line. */
function pieces(left: string, right: string): { left: Piece[]; right: Piece[] } {
  const changes = diffWordsWithSpace(left, right);
  const kept = changes
    .filter((change) => !change.added && !change.removed)
    .reduce((sum, { value }) => sum + value.trim().length, 0);
  if (kept * 2 < Math.max(left.trim().length, right.trim().length)) return { left: whole(left), right: whole(right) };
  return {
    left: changes.filter(({ added }) => !added).map(({ value, removed }) => ({ text: value, changed: removed })),
    right: changes.filter(({ removed }) => !removed).map(({ value, added }) => ({ text: value, changed: added })),
  };
}
