import { setTimeout as sleep } from 'node:timers/promises';
import type { StepReport } from '../slots/protocol.ts';
import { fixedOutcome, lastPrinted, type Outcome, toReport } from './outcome.ts';
import { watchMemory } from './memory.ts';
import { openRealm, type Realm } from './open-realm.ts';
import { prepareProgram, prepareTest } from './prepare.ts';

/** One program's stay in this process. */
export interface Run {
  /** Answers one step that the host asks; see `sandbox/judge/progress.ts`. */
  step(ask: string, memoryBytes: number): Promise<StepReport>;
  /** Something happened after which this process must run no other program. */
  spoilt(): boolean;
  dispose(): void;
}

type Test = { kind: 'value' | 'stdout'; call: string } | { kind: 'code'; code: string };
type Load = { kind: 'load'; language?: string; program: string; setup: string; entryPoint: string };

const exhausted: StepReport = { ending: 'exhausted', text: 'The isolate has no memory left.', exhausted: true };
const asserting = /\bassert\b/;

/** Opens a run in an isolate of its own. */
export async function openRun(memoryMb: number): Promise<Run> {
  return new ProgramRun(await openRealm(memoryMb));
}

class ProgramRun implements Run {
  readonly #realm: Realm;
  #typed = false;
  #program = '';
  #printed = '';
  #spoilt = false;

  constructor(realm: Realm) {
    this.#realm = realm;
  }

  spoilt(): boolean {
    return this.#spoilt;
  }

  dispose(): void {
    this.#realm.dispose();
  }

  async step(ask: string, memoryBytes: number): Promise<StepReport> {
    const request: Load | Test = JSON.parse(ask);
    const memory = watchMemory(memoryBytes);
    const ours = this.#outcome(request).then((outcome) => this.#report(outcome, request.kind === 'stdout'));
    const report = await Promise.race([
      ours.catch((error: unknown) => this.#loss(error)),
      memory.passed.then(() => exhausted),
    ]);
    memory.stop();
    this.#spoilt ||= report.ending !== 'answered';
    return report;
  }

  #report(outcome: Outcome, apart: boolean): StepReport {
    this.#printed = lastPrinted(this.#printed, outcome);
    return toReport(outcome, this.#program, this.#printed, apart);
  }

  #loss(error: unknown): StepReport {
    if (this.#realm.isDisposed()) return exhausted;
    return { ending: 'crashed', text: String(error).slice(0, 300), exhausted: false };
  }

  async #outcome(request: Load | Test): Promise<Outcome> {
    return request.kind === 'load' ? this.#load(request) : this.#ask(request);
  }

  async #load({ language, program, setup, entryPoint }: Load): Promise<Outcome> {
    this.#typed = language === 'typescript';
    this.#program = program;
    const ready = await prepareProgram(this.#realm, program, this.#typed);
    const before = prepareTest(setup, this.#typed);
    this.#spoilt ||= ready.broken || before.broken;
    if (!ready.ok) return fixedOutcome('SyntaxError', ready.message, false);
    if (!before.ok) return fixedOutcome('SyntaxError', before.message, true);
    // What a program leaves unhandled in the background is no part of its answers.
    await this.#realm
      .load(ready.text, before.text, entryPoint, ready.usesModule)
      .catch((error: unknown) => this.#unlessGone(error));
    return this.#taken();
  }

  async #ask(test: Test): Promise<Outcome> {
    const code = test.kind === 'code' ? test.code : test.call;
    const ready = prepareTest(code, this.#typed);
    this.#spoilt ||= ready.broken;
    if (!ready.ok) return fixedOutcome('SyntaxError', ready.message, true);
    if (test.kind === 'value') {
      await this.#settled(this.#realm.askValue(ready.text));
      return this.#taken();
    }
    const counted = test.kind === 'code' && asserting.test(code);
    const stray = await this.#settled(this.#realm.askCode(ready.text, counted));
    const outcome = await this.#taken();
    if (outcome.fault || outcome.closed) return outcome;
    if (stray instanceof Error)
      return { ...outcome, fault: { type: stray.name, message: stray.message, stack: stray.stack ?? '' } };
    if (!counted || outcome.executed > 0) return outcome;
    return { ...outcome, missed: true };
  }

  async #taken(): Promise<Outcome> {
    return JSON.parse(await this.#realm.take());
  }

  /** Goes on until a step is at its end; resolves with the first rejection that nothing handled. A step that waits for nothing never ends. */
  async #settled(begun: Promise<void>): Promise<unknown> {
    let stray = await begun.catch((error: unknown) => this.#unlessGone(error));
    for (let wait = await this.#realm.poll(); wait !== -2; wait = await this.#realm.poll()) {
      await (wait === -1 ? new Promise(() => {}) : sleep(wait));
      stray ??= await this.#realm.fire().catch((error: unknown) => this.#unlessGone(error));
    }
    return stray;
  }

  #unlessGone(error: unknown): unknown {
    if (this.#realm.isDisposed()) throw error;
    return error;
  }
}
