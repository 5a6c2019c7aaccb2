import { type ChildProcess, spawn } from 'node:child_process';
import { z } from 'zod';
import type { Enclosed, Jail } from '../jail/jail.ts';
import { type Clock, openClock } from './clock.ts';
import { endFamily } from './end.ts';
import { onLines } from './lines.ts';
import { crossing, part, readyReport, resetReport, type SlotRequest, stepReport, type StepReport } from './protocol.ts';
import { within } from './within.ts';

/** Answers what a guest asks in the middle of a step. */
export type OnCrossing = (question: string) => Promise<string>;

/** Hears what a step that lasts has come to so far. */
export type OnPart = (text: string) => void;

/** One child process with an interpreter in it. It does one thing at a time. */
export interface Slot {
  readonly pid: number;
  /** Time of the process and of all that it started. */
  readonly clock: Clock;
  /** Resolves with what the guest reports; rejects with `SlotGone` when the process ends first, or asks what nobody answers. */
  ask(request: string, memoryBytes: number, onCrossing?: OnCrossing, onPart?: OnPart): Promise<StepReport>;
  /** Puts the interpreter back to its beginning; false when the slot has to be thrown away, as one in the middle of a step. */
  reset(): Promise<boolean>;
  /** Ends the process and all that it started; resolves when they are gone, rejects when they are not within ten seconds. */
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

const maxLineBytes = 32 * 1024 * 1024;
const startMs = 120_000;
const closedMs = 10_000;

/** Starts a slot and resolves when its interpreter is ready. */
export async function startSlot(process: Enclosed, jail: Jail): Promise<Slot> {
  const jailed = jail.enclose(process);
  // A group of its own: a signal to it reaches whatever it started, and a Ctrl-C here does not reach it.
  const child = spawn(jailed.command, jailed.arguments, { env: {}, cwd: '/', detached: true, stdio: 'pipe' });
  const slot = new ChildSlot(child);
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

const partStart = '{"part":';

const stepOrCrossing = z.union([stepReport, crossing]);

class ChildSlot implements Slot {
  readonly pid: number;
  readonly clock: Clock;
  readonly #child: ChildProcess;
  readonly #gone = Promise.withResolvers<void>();
  #lastWords = '';
  #waiting: PromiseWithResolvers<string> | null = null;
  #onPart: OnPart | undefined;
  #killed: Promise<void> | null = null;

  constructor(child: ChildProcess) {
    this.#child = child;
    this.pid = child.pid ?? 0;
    this.clock = openClock(this.pid);
    if (child.stdout) onLines(child.stdout, maxLineBytes, (line) => this.#hear(line));
    child.stderr?.on('data', (chunk: Buffer) => (this.#lastWords = (this.#lastWords + chunk.toString()).slice(-2000)));
    // Whoever cannot be written to, or says too much, is at its end, and its end is what counts.
    child.stdin?.on('error', () => {});
    child.stdout?.on('error', () => child.kill('SIGKILL'));
    child.on('error', (error) => this.#part(error.message));
    child.on('close', (code, signal) => this.#part(`It ended with ${signal ?? code}. ${this.#lastWords}`));
  }

  /** One that speaks without being asked is not the process that was started any more. */
  #hear(line: string): void {
    if (this.#waiting && this.#onPart && line.startsWith(partStart)) this.#hearPart(line, this.#onPart);
    else if (this.#waiting) this.#waiting.resolve(line);
    else this.#child.kill('SIGKILL');
  }

  #hearPart(line: string, onPart: OnPart): void {
    const said = part.safeParse(parseJson(line));
    if (said.success) onPart(said.data.part);
    else this.#waiting?.resolve(line);
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

  async ask(request: string, memoryBytes: number, onCrossing = refuse, onPart?: OnPart): Promise<StepReport> {
    this.#onPart = onPart;
    for (let say: SlotRequest = { ask: request, memoryBytes, crosses: onCrossing !== refuse }; ; ) {
      const said = this.next(stepOrCrossing);
      this.#say(say);
      const report = await said;
      if (!('crossing' in report)) return report;
      say = { crossed: await onCrossing(report.crossing) };
    }
  }

  async reset(): Promise<boolean> {
    if (this.#waiting) return false;
    const answer = this.next(resetReport);
    this.#say({ reset: true });
    return (await answer).reset;
  }

  kill(): Promise<void> {
    this.#killed ??= this.#end();
    return this.#killed;
  }

  async #end(): Promise<void> {
    if (this.pid > 0) await endFamily(this.pid, this.clock);
    this.clock.close();
    if (this.pid > 0)
      await within(
        closedMs,
        this.#gone.promise,
        () => new SlotGone(`Process ${this.pid} ended and its output did not.`),
      );
  }
}

const refuse: OnCrossing = () => Promise.reject(new SlotGone('A guest asked the host for something.'));

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
