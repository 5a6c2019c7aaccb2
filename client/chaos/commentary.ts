import { inert } from '../../domain/inert.ts';

/** How far chaos is, for whoever watches. */
export interface Commentary {
  /** A line that stays. */
  say(line: string): void;
  /** How far it is just now: on a terminal a last line that changes in place, elsewhere nothing. */
  show(line: string): void;
  /** Leaves what stands there. */
  end(): void;
}

/** Plain lines, and on a terminal one more below them; with `json` nothing at all. */
export function openCommentary(json: boolean | undefined, stream: NodeJS.WriteStream = process.stderr): Commentary {
  const nothing = (): void => undefined;
  if (json === true) return { say: nothing, show: nothing, end: nothing };
  const say = (line: string): void => void stream.write(`${inert(line)}\n`);
  return stream.isTTY ? onTerminal(stream) : { say, show: nothing, end: nothing };
}

function onTerminal(stream: NodeJS.WriteStream): Commentary {
  let shown = '';
  const redraw = (above: string): void => void stream.write(`\r\x1b[2K${above}${shown}`);
  const show = (line: string): void => {
    const fitting = inert(line).slice(0, Math.max(1, stream.columns - 1));
    if (fitting === shown) return;
    shown = fitting;
    redraw('');
  };
  return { say: (line) => redraw(`${inert(line)}\n`), show, end: () => show('') };
}
