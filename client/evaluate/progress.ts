import { count } from '../screen/figures.ts';

/** Milliseconds between two sights: a terminal's line changes in place, a log gets another line. */
const pause = { terminal: 200, log: 30_000 };

/** Says how far a long list of samples is, on standard error. */
export class ScoringProgress {
  readonly #stream: NodeJS.WriteStream;
  readonly #total: number;
  readonly #began = performance.now();
  #shown = performance.now();
  #done = 0;

  constructor(total: number, stream: NodeJS.WriteStream = process.stderr) {
    this.#total = total;
    this.#stream = stream;
  }

  /** One more sample has its verdict. */
  step(): void {
    this.#done += 1;
    const now = performance.now();
    if (now - this.#shown < (this.#stream.isTTY ? pause.terminal : pause.log)) return;
    this.#shown = now;
    const rate = (this.#done / (now - this.#began)) * 1000;
    const line = `${count(this.#done)} of ${count(this.#total)} samples scored, ${rate.toFixed(1)} a second`;
    this.#stream.write(this.#stream.isTTY ? `\r\x1b[2K${line}` : `${line}\n`);
  }

  /** Takes the line away again. */
  end(): void {
    if (this.#stream.isTTY) this.#stream.write('\r\x1b[2K');
  }
}
