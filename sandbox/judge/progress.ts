import type { Assurance, CodeExecution, ExceptionInfo, TestResult } from '../../domain/execution.ts';
import type { TaskTest } from '../../domain/task.ts';
import { type Answer, parseAnswer } from './answer.ts';
import { gravity, interrupted, judgeStep, judgeTest, resultOf, type StepVerdict } from './judge.ts';
import type { Ask } from '../slots/pool.ts';
import { Apart } from '../two-slot/apart.ts';
import type { ExecutionRequest } from '../port.ts';
import type { StepReport } from '../slots/protocol.ts';
import type { Semantics } from './semantics.ts';
import type { SlotGone } from '../slots/slot.ts';
import { suspicionOf } from '../suspicion/suspicion.ts';
import type { Usage } from '../slots/watchdog.ts';

const byteOrderMark = /^\ufeff/;
const controls = /(?![\n\t])\p{Cc}/gu;

/** One program's way through its tests: what is known of it at any moment, also when it never comes back. */
export class Progress {
  readonly #request: ExecutionRequest;
  readonly #semantics: Semantics;
  readonly #tests: TestResult[] = [];
  readonly #verdicts: StepVerdict[] = [];
  #exception: ExceptionInfo | null = null;
  #printed = '';
  #apart: Apart | null = null;
  /** The test that is being asked; null while the program itself is loaded. */
  #current: TaskTest | null = null;

  constructor(request: ExecutionRequest, semantics: Semantics) {
    this.#request = request;
    this.#semantics = semantics;
  }

  /** The program's process ended while tests in another called it. */
  get lost(): SlotGone | null {
    return this.#apart?.lost ?? null;
  }

  /** Loads the program and asks its tests, each judged before the next; code is asked in an interpreter of its own, if there is one. */
  async walk(ask: Ask, askTests: Ask | null): Promise<void> {
    this.#apart = askTests && (await Apart.plan(askTests, ask, this.#request));
    const { language, program, setup, entryPoint, tests, allTests } = this.#request;
    const source = program.replace(byteOrderMark, '');
    const load = await this.#step(ask, { kind: 'load', language, program: source, setup, entryPoint });
    const loaded = judgeStep(...load, this.#semantics);
    this.#exception = loaded.exception;
    this.#verdicts.push(loaded);
    if (loaded.status !== 'passed') return;
    for (const test of tests) {
      this.#current = test;
      const [report, answer] = await this.#ask(ask, test);
      if (this.lost) return;
      this.#note(test, judgeTest(test, report, answer, this.#semantics));
      this.#current = null;
      if (report.ending !== 'answered' || (this.#worst().status !== 'passed' && !allTests)) return;
    }
  }

  async #ask(ask: Ask, test: TaskTest): Promise<[StepReport, Answer | null]> {
    if (test.kind !== 'code' || !this.#apart?.takes(test.code)) return this.#step(ask, question(test));
    const [report, answer] = await this.#apart.run(test.code);
    this.#printed = answer?.printed || this.#printed;
    return [report, answer];
  }

  async #step(ask: Ask, request: object): Promise<[StepReport, Answer | null]> {
    const report = await ask(JSON.stringify(request));
    const answer = report.ending === 'answered' ? parseAnswer(report.text) : null;
    this.#printed = answer?.printed ?? this.#printed;
    return [report, answer];
  }

  #note(test: TaskTest, verdict: StepVerdict): void {
    this.#tests.push(resultOf(this.#tests.length, test, verdict));
    this.#verdicts.push(verdict);
  }

  /** Ends where the program is: a limit was passed, or its process fell to its own hunger. */
  interrupt(status: 'timeout' | 'memory', cause: 'cpu_time' | 'wall_time' | 'heap_limit'): void {
    const verdict = interrupted(this.#current, status, cause, this.#semantics);
    if (this.#current) this.#note(this.#current, verdict);
    else this.#verdicts.push(verdict);
  }

  /** The gravest status, and the cause of the first step that ended so. */
  #worst(): Pick<StepVerdict, 'status' | 'cause'> {
    const status = gravity.find((grave) => this.#verdicts.some((verdict) => verdict.status === grave)) ?? 'passed';
    return { status, cause: this.#verdicts.find((verdict) => verdict.status === status)?.cause ?? null };
  }

  #assurance(): Assurance {
    const codes = this.#request.tests.flatMap((test) => (test.kind === 'code' ? [test.code] : []));
    if (codes.length === 0) return 'values';
    return codes.every((code) => this.#apart?.takes(code)) ? 'two-slot' : 'weak';
  }

  conclude({ cpuMs, wallMs }: Usage, rung: string, runtime: string): CodeExecution {
    const { status, cause } = this.#worst();
    return {
      status,
      cause,
      tests: this.#tests,
      executed: this.#tests.length,
      total: this.#request.tests.length,
      exception: this.#exception,
      stdout: this.#printed.replaceAll(controls, ''),
      cpuMs: Math.round(cpuMs),
      wallMs: Math.round(wallMs),
      assurance: this.#assurance(),
      suspicion: suspicionOf(this.#request, cause),
      rung,
      runtime,
    };
  }
}

/** A test as the guest is asked it: without what it expects. */
function question(test: TaskTest): object {
  return test.kind === 'code' ? { kind: 'code', code: test.code } : { kind: test.kind, call: test.call };
}
