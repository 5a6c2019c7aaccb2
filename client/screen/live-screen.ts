import { inert } from '../../domain/inert.ts';
import type { Progress } from '../../store/port.ts';
import type { Screen, Sight } from './sight.ts';
import { statusLines } from './status-lines.ts';
import { wrap } from './wrap.ts';

/** Lines of a terminal that change in place. */
export class LiveScreen implements Screen {
  private height = 0;
  private readonly stream: NodeJS.WriteStream;

  constructor(stream: NodeJS.WriteStream) {
    this.stream = stream;
  }

  show(sight: Sight): void {
    const { columns, rows } = this.stream;
    const lines = [bar(sight.progress, columns), ...statusLines(sight, Date.now())]
      .flatMap((line) => wrap(inert(line), columns - 1))
      // What has scrolled away cannot be changed any more.
      .slice(0, Math.max(1, rows - 1));
    // From the line's beginning: a terminal shows what is typed, such as ^C.
    const text = lines.map((line) => `\r\x1b[2K${line}\n`).join('');
    this.stream.write(`${this.height > 0 ? `\x1b[${this.height}A` : ''}${text}\x1b[J`);
    this.height = lines.length;
  }

  end(): void {
    this.height = 0;
  }
}

/** Counts up to the run's bound. */
function bar({ tasks, unfinished, left }: Progress, columns: number): string {
  const width = Math.min(60, Math.max(10, columns - 10));
  const done = tasks - unfinished;
  const share = done + left === 0 ? 1 : done / (done + left);
  const full = Math.round(share * width);
  return `${'█'.repeat(full)}${'░'.repeat(width - full)} ${Math.floor(share * 100)} %`;
}
