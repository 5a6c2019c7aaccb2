import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { entryFile } from '../../temporal-config/entry-file.ts';
import { writeJsonFile } from '../../temporal-config/json-file.ts';
import { type Disturbed, variable } from './disturbed.ts';

/** Moves the clock and fills the disk of all processes that are started in its environment. */
export class Control {
  readonly environment: Record<string, string>;
  readonly #file: string;
  #disturbed: Disturbed = { clockMs: 0, fullDisk: null };

  /** `folder` is this process's own: it has room when the others' disk has none. */
  constructor(folder: string) {
    this.#file = join(folder, 'control.json');
    const preload = `--import=${pathToFileURL(entryFile('../client/chaos/preload')).href}`;
    const options = process.env['NODE_OPTIONS'];
    const all = options === undefined ? preload : `${options} ${preload}`;
    this.environment = { NODE_OPTIONS: all, [variable]: this.#file };
    this.#write({});
  }

  fillDisk(folder: string | null): void {
    this.#write({ fullDisk: folder });
  }

  /** Moves it further, or back where `byMs` is negative. */
  moveClock(byMs: number): void {
    this.#write({ clockMs: this.#disturbed.clockMs + byMs });
  }

  #write(change: Partial<Disturbed>): void {
    this.#disturbed = { ...this.#disturbed, ...change };
    writeJsonFile(this.#file, this.#disturbed);
  }
}
