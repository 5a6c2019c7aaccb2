import { inert } from '../../domain/inert.ts';
import type { Progress, RunRecord } from '../../store/port.ts';
import { costWords } from './cost.ts';
import { count, duration, plural } from './figures.ts';
import { endedAs } from './ended-as.ts';
import { nouns } from './nouns.ts';
import { rateOf } from './rate.ts';
import type { Screen, Sight } from './sight.ts';

/** Milliseconds between two lines at least: they are for logs. */
const everyMs = 5_000;

/** A line now and then: how far a run is when that has changed, and each trouble once while it lasts. */
export class PlainScreen implements Screen {
  private last = '';
  private lastAt = 0;
  private troubles: string[] = [];
  private readonly stream: NodeJS.WriteStream;

  constructor(stream: NodeJS.WriteStream) {
    this.stream = stream;
  }

  show({ run, progress }: Sight): void {
    const now = Date.now();
    if (now - this.lastAt < everyMs && progress.unfinished > 0 && run.state === 'open') return;
    const line = progressLine(run, progress);
    const troubles = progress.troubles.map(({ role, failure }) => `! ${role}: ${failure.message}`);
    const news = [...(line === this.last ? [] : [line]), ...troubles.filter((told) => !this.troubles.includes(told))];
    this.troubles = troubles;
    if (news.length === 0) return;
    this.stream.write(`${news.map(inert).join('\n')}\n`);
    this.last = line;
    this.lastAt = now;
  }

  end(): void {
    this.last = '';
  }
}

function progressLine(run: RunRecord, progress: Progress): string {
  const rate = rateOf(progress);
  const { student, teacher } = progress.calls;
  const words = [
    `${count(progress.tasks - progress.unfinished)} of ${count(progress.tasks)} ${nouns[run.plan.kind]}s`,
    endedAs(run, progress)
      .filter(({ ended }) => ended > 0)
      .map(({ ending, ended }) => `${ending} ${count(ended)}`)
      .join(', '),
    plural(student.bought + teacher.bought, 'call'),
    costWords(run, progress.spent.usd),
    rate === null ? '' : `about ${duration(rate.leftMs)} left`,
  ];
  return words.filter((word) => word !== '').join(' · ');
}
