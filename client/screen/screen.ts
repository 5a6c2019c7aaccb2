import { outcomes } from '../../domain/trajectory.ts';
import type { Progress, RunRecord } from '../../store/port.ts';
import { count, dollars, duration } from './figures.ts';
import { rateOf } from './rate.ts';
import { statusLines } from './status-lines.ts';

/** Where progress is shown while a command runs. */
export interface Screen {
  show(run: RunRecord, progress: Progress): void;
  /** Leaves what was last shown, and the cursor below it. */
  end(): void;
}

/** A terminal gets lines that change in place, everything else a line now and then; `json` shows nothing on the way. */
export function openScreen(json: boolean | undefined, stream: NodeJS.WriteStream = process.stderr): Screen {
  if (json === true) return { show: () => undefined, end: () => undefined };
  return stream.isTTY ? new LiveScreen(stream) : new PlainScreen(stream);
}

class LiveScreen implements Screen {
  private height = 0;
  private readonly stream: NodeJS.WriteStream;

  constructor(stream: NodeJS.WriteStream) {
    this.stream = stream;
  }

  show(run: RunRecord, progress: Progress): void {
    const lines = [bar(progress, this.stream.columns), ...statusLines(run, progress, Date.now())];
    const width = this.stream.columns;
    const text = lines.map((line) => `\x1b[2K${line.slice(0, width - 1)}\n`).join('');
    this.stream.write(`${this.height > 0 ? `\x1b[${this.height}A` : ''}${text}\x1b[J`);
    this.height = lines.length;
  }

  end(): void {
    this.height = 0;
  }
}

function bar({ tasks, unfinished }: Progress, columns: number): string {
  const width = Math.min(60, Math.max(10, columns - 10));
  const share = tasks === 0 ? 1 : (tasks - unfinished) / tasks;
  const full = Math.round(share * width);
  return `${'█'.repeat(full)}${'░'.repeat(width - full)} ${Math.floor(share * 100)} %`;
}

/** Plain lines are for logs: one when something has changed, and not oftener than every few seconds. */
const plainEveryMs = 5_000;

class PlainScreen implements Screen {
  private last = '';
  private lastAt = 0;
  private readonly stream: NodeJS.WriteStream;

  constructor(stream: NodeJS.WriteStream) {
    this.stream = stream;
  }

  show(run: RunRecord, progress: Progress): void {
    const line = plainLine(progress, Date.now());
    const due = Date.now() - this.lastAt >= plainEveryMs || progress.unfinished === 0 || run.state !== 'open';
    if (line === this.last || !due) return;
    this.stream.write(`${line}\n`);
    this.last = line;
    this.lastAt = Date.now();
  }

  end(): void {
    this.last = '';
  }
}

function plainLine(progress: Progress, now: number): string {
  const rate = rateOf(progress, now);
  const { student, teacher } = progress.calls;
  const words = [
    `${count(progress.tasks - progress.unfinished)} of ${count(progress.tasks)} tasks`,
    outcomes
      .filter((outcome) => progress.outcomes[outcome] > 0)
      .map((outcome) => `${outcome} ${count(progress.outcomes[outcome])}`)
      .join(', '),
    `${count(student.bought + teacher.bought)} calls`,
    dollars(progress.spent.usd),
    rate === null || progress.unfinished === 0 ? '' : `about ${duration(rate.leftMs)} left`,
  ];
  return words.filter((word) => word !== '').join(' · ');
}
