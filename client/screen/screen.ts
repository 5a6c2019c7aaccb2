import type { Progress, RunRecord } from '../../store/port.ts';
import { LiveScreen } from './live-screen.ts';
import { PlainScreen } from './plain-screen.ts';

/** A run at one moment, as a command shows it. */
export interface Sight {
  run: RunRecord;
  progress: Progress;
  /** Somebody works on the runs of this home. */
  attended: boolean;
}

/** Where progress is shown while a command runs. */
export interface Screen {
  show(sight: Sight): void;
  /** Leaves what was last shown, and the cursor below it. */
  end(): void;
}

/** A terminal gets lines that change in place, everything else a line now and then; `json` shows nothing on the way. */
export function openScreen(json: boolean | undefined, stream: NodeJS.WriteStream = process.stderr): Screen {
  if (json === true) return { show: () => undefined, end: () => undefined };
  return stream.isTTY ? new LiveScreen(stream) : new PlainScreen(stream);
}
