import { type ChildProcess, spawn } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { SlotRequest } from '../guest/entry.ts';
import { jail } from '../jail/jail.ts';
import { onLines } from './lines.ts';
import { within } from './within.ts';

/** One child process with an interpreter in it. It does one thing at a time. */
export interface Slot {
  readonly pid: number;
  /** Resolves with what the guest reports; rejects with `SlotGone` when the process ends first. */
  ask(request: string, memoryBytes: number): Promise<StepReport>;
  /** Puts the interpreter back to its beginning; false when the slot has to be thrown away. */
  reset(): Promise<boolean>;
  /** Ends the process and all that it started, and returns when they are gone. */
  kill(): Promise<void>;
}

/** A slot's process ended by itself. */
export class SlotGone extends Error {
  override name = 'SlotGone';
  /** Its last words say that it had no memory left. */
  readonly outOfMemory: boolean;

  constructor(message: string) {
    super(message);
    this.outOfMemory = /out of memory|heap limit/i.test(message);
  }
}

const stepReport = z.object({
  ending: z.enum(['answered', 'exited', 'blocked', 'overflowed', 'exhausted', 'crashed']),
  text: z.string(),
  exhausted: z.boolean(),
});
const resetReport = z.object({ reset: z.boolean() });
const readyReport = z.object({ ready: z.literal(true) });

/** How one step in a guest ended; see the realm, which writes it. */
export type StepReport = z.infer<typeof stepReport>;

export interface SlotOptions {
  mode: 'serve' | 'build';
  /** The snapshot to start from, or to write. */
  snapshot: string;
  /** Mebibytes that WebAssembly may have in this process, whatever a request says. */
  memoryMb: number;
}

const maxLineBytes = 32 * 1024 * 1024;
const startMs = 120_000;
const goneMs = 10_000;

const entry = fileURLToPath(new URL(`./guest/entry${extname(import.meta.url)}`, import.meta.url));

function launch({ mode, snapshot, memoryMb }: SlotOptions): ChildProcess {
  const flags = [
    '--no-node-snapshot',
    '--disable-warning=ExperimentalWarning',
    `--wasm-max-mem-pages=${memoryMb * 16}`,
  ];
  const jailed = jail(process.execPath, [...flags, entry, mode, snapshot]);
  // A group of its own: a signal to it reaches whatever it started, and a Ctrl-C here does not reach it.
  return spawn(jailed.command, jailed.arguments, { env: {}, cwd: '/', detached: true, stdio: 'pipe' });
}

/** Starts a slot and resolves when its interpreter is ready. */
export async function startSlot(options: SlotOptions): Promise<Slot> {
  const slot = new ChildSlot(launch(options));
  const late = (): SlotGone =>
    new SlotGone(`Expected a slot to be ready within ${startMs / 1000} s, found it starting.`);
  try {
    await within(startMs, slot.next(readyReport), late);
    return slot;
  } catch (error) {
    await slot.kill();
    throw error;
  }
}

class ChildSlot implements Slot {
  readonly pid: number;
  readonly #child: ChildProcess;
  readonly #gone = Promise.withResolvers<void>();
  #lastWords = '';
  #waiting: PromiseWithResolvers<string> | null = null;

  constructor(child: ChildProcess) {
    this.#child = child;
    this.pid = child.pid ?? 0;
    if (child.stdout) onLines(child.stdout, maxLineBytes, (line) => this.#waiting?.resolve(line));
    child.stderr?.on('data', (chunk: Buffer) => (this.#lastWords = (this.#lastWords + chunk.toString()).slice(-2000)));
    // Whoever cannot be written to, or says too much, is at its end, and its end is what counts.
    child.stdin?.on('error', () => {});
    child.stdout?.on('error', () => this.#signal());
    child.on('error', (error) => this.#part(error.message));
    child.on('close', (code, signal) => this.#part(`It ended with ${signal ?? code}. ${this.#lastWords}`));
  }

  #part(reason: string): void {
    this.#gone.resolve();
    this.#lastWords = reason.trim();
    this.#waiting?.reject(this.#farewell());
  }

  #farewell(): SlotGone {
    return new SlotGone(`A slot's process is gone. ${this.#lastWords}`);
  }

  get #ended(): boolean {
    return this.pid === 0 || this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  async next<T>(schema: z.ZodType<T>): Promise<T> {
    if (this.#ended) throw this.#farewell();
    this.#waiting = Promise.withResolvers();
    const line = await this.#waiting.promise.finally(() => (this.#waiting = null));
    const report = schema.safeParse(parseJson(line));
    if (report.success) return report.data;
    throw new SlotGone(`Expected a slot's report, found ${line.slice(0, 100)}`);
  }

  #say(request: SlotRequest): void {
    this.#child.stdin?.write(`${JSON.stringify(request)}\n`);
  }

  ask(request: string, memoryBytes: number): Promise<StepReport> {
    const answer = this.next(stepReport);
    this.#say({ ask: request, memoryBytes });
    return answer;
  }

  async reset(): Promise<boolean> {
    const answer = this.next(resetReport);
    this.#say({ reset: true });
    return (await answer).reset;
  }

  /** A negative number names the group; zero would name ours. */
  #signal(): void {
    if (!this.#ended) process.kill(-this.pid, 'SIGKILL');
  }

  async kill(): Promise<void> {
    this.#signal();
    if (this.pid === 0) return;
    await within(goneMs, this.#gone.promise, () => new SlotGone(`Process ${this.pid} outlived SIGKILL.`));
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
