import { LiveScreen } from './live-screen.ts';
import { PlainScreen } from './plain-screen.ts';
import type { Screen } from './sight.ts';

/** A terminal gets lines that change in place, everything else a line now and then; `json` shows nothing on the way. */
export function openScreen(json: boolean | undefined, stream: NodeJS.WriteStream = process.stderr): Screen {
  if (json === true) return { show: () => undefined, end: () => undefined };
  return stream.isTTY ? new LiveScreen(stream) : new PlainScreen(stream);
}
