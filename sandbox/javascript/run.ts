import { setTimeout as sleep } from 'node:timers/promises';
import type { StepReport } from '../slots/protocol.ts';
import { concluded, fixedOutcome, lastPrinted, type Outcome, toReport } from './outcome.ts';
import { watchMemory } from './memory.ts';
import { openRealm, type Realm } from './open-realm.ts';
import { asserts, type Asserted, type Plan, planApart, runApart, serve } from './apart.ts';
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
type Request = Load | Test | Plan | Asserted | { kind: 'serve'; message: string };
type Load = { kind: 'load'; language?: string; program: string; setup: string; entryPoint: string };

const exhausted: StepReport = { ending: 'exhausted', text: 'The isolate has no memory left.', exhausted: true };

/** Opens a run in an isolate of its own; `cross` takes a message to the other one of a pair. */
export async function openRun(memoryMb: number, cross: (message: string) => Promise<string>): Promise<Run> {
  return new ProgramRun(await openRealm(memoryMb, cross));
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
    const request: Request = JSON.parse(ask);
    if (request.kind === 'plan') return planApart(request);
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

  async #outcome(request: Exclude<Request, Plan>): Promise<Outcome> {
    if (request.kind === 'load') return this.#load(request);
    if (request.kind === 'serve') return serve(this.#realm, request.message);
    if (request.kind !== 'apart') return this.#ask(request);
    this.#program = request.program;
    const ready = prepareTest(request.code, request.language === 'typescript');
    this.#spoilt ||= ready.broken;
    return ready.ok ? runApart(this.#realm, request, ready.text) : fixedOutcome('SyntaxError', ready.message, true);
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
    const counted = test.kind === 'code' && asserts(code);
    const stray = await this.#settled(this.#realm.askCode(ready.text, counted));
    return concluded(await this.#taken(), stray, counted);
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
