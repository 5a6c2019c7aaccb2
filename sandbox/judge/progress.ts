import type { Assurance, CodeExecution, ExceptionInfo, TestResult } from '../../domain/execution.ts';
import type { TaskTest } from '../../domain/task.ts';
import { type Answer, parseAnswer } from './answer.ts';
import { gravity, interrupted, judgeStep, judgeTest, resultOf, type StepVerdict } from './judge.ts';
import type { Ask } from '../slots/pool.ts';
import { askTogether } from './together.ts';
import { Apart } from '../two-slot/apart.ts';
import type { Foreseen } from '../two-slot/foresight.ts';
import type { ExecutionRequest } from '../port.ts';
import type { StepReport } from '../slots/protocol.ts';
import type { Semantics } from './semantics.ts';
import type { SlotGone } from '../slots/slot.ts';
import { suspicionOf } from '../suspicion/suspicion.ts';
import type { Usage } from '../slots/watchdog.ts';

const byteOrderMark = /^\ufeff/;
const controls = /(?![\n\t])\p{Cc}/gu;

/** Tests in one step: those that it leaves are sent again. */
const mostAtOnce = 50;

/** One program's way through its tests: what is known of it at any moment, also when it never comes back. */
export class Progress {
  readonly #request: ExecutionRequest;
  readonly #semantics: Semantics;
  readonly #joins: boolean;
  readonly #tests: TestResult[] = [];
  readonly #verdicts: StepVerdict[] = [];
  #exception: ExceptionInfo | null = null;
  #printed = '';
  #apart: Apart | null = null;
  #isLoaded = false;
  #isOver = false;

  /** `joins`: the guest takes several questions in one step. */
  constructor(request: ExecutionRequest, semantics: Semantics, joins: boolean) {
    this.#request = request;
    this.#semantics = semantics;
    this.#joins = joins;
  }

  /** The program's process ended while tests in another called it. */
  get lost(): SlotGone | null {
    return this.#apart?.lost ?? null;
  }

  /** The test that is being asked; null while the program itself is loaded, and at the end. */
  get #current(): TaskTest | null {
    return (this.#isLoaded && !this.#isOver && this.#request.tests[this.#tests.length]) || null;
  }

  /** Loads the program and asks its tests; code is asked in an interpreter of its own, if there is one. */
  async walk(ask: Ask, tests: { ask: Ask; foreseen: Foreseen } | null): Promise<void> {
    this.#apart = tests && new Apart(tests.ask, ask, this.#request, tests.foreseen.apart);
    while (!this.#isOver) {
      const questions = this.#questions();
      if (this.#joins && questions.length > 1)
        await askTogether(ask, questions, this.#request.allTests, (report, answer) => this.#take(report, answer));
      else await this.#askOne(ask, this.#current);
    }
  }

  /** What comes next and may be asked in one step, without what is expected of it. */
  #questions(): object[] {
    const { tests } = this.#request;
    const from = this.#tests.length;
    const next = tests.slice(from, from + mostAtOnce);
    const until = next.findIndex((test) => !isExpression(test));
    const expressions = next.slice(0, until < 0 ? next.length : until).map(question);
    return this.#isLoaded ? expressions : [this.#load(), ...expressions];
  }

  #load(): object {
    const { language, program, setup, entryPoint, tests } = this.#request;
    const script = tests.length > 0 && tests.every(({ kind }) => kind === 'stdio');
    return { kind: 'load', language, program: program.replace(byteOrderMark, ''), setup, entryPoint, script };
  }

  async #askOne(ask: Ask, test: TaskTest | null): Promise<void> {
    const report =
      test?.kind === 'code' && this.#apart?.takes(test.code)
        ? await this.#apart.run(test.code)
        : await this.#step(ask, test ? question(test) : this.#load());
    if (!this.lost) this.#take(...report);
    else this.#isOver = true;
  }

  async #step(ask: Ask, request: object): Promise<[StepReport, Answer | null]> {
    const report = await ask(JSON.stringify(request));
    return [report, report.ending === 'answered' ? parseAnswer(report.text) : null];
  }

  /** Judges what was asked next; false when nothing more is to be asked. */
  #take(report: StepReport, answer: Answer | null): boolean {
    const { tests, allTests } = this.#request;
    const test = this.#current;
    this.#printed = answer?.printed || this.#printed;
    if (test) this.#note(test, judgeTest(test, report, answer, this.#semantics));
    else this.#noteLoad(judgeStep(report, answer, this.#semantics));
    const mayGoOn = test ? allTests && report.ending === 'answered' : false;
    this.#isOver = this.#tests.length === tests.length || !(mayGoOn || this.#worst().status === 'passed');
    return !this.#isOver;
  }

  #noteLoad(verdict: StepVerdict): void {
    this.#isLoaded = true;
    this.#exception = verdict.exception;
    this.#verdicts.push(verdict);
  }

  #note(test: TaskTest, verdict: StepVerdict): void {
    this.#tests.push(resultOf(this.#tests.length, test, verdict));
    this.#verdicts.push(verdict);
  }

  /** Ends where the program is: a limit was passed, or its process fell to its own hunger. */
  interrupt(status: 'timeout' | 'memory', cause: 'cpu_time' | 'wall_time' | 'heap_limit'): void {
    const test = this.#current;
    const verdict = interrupted(test, status, cause, this.#semantics);
    if (test) this.#note(test, verdict);
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

/** Costs no more than it computes, so that many may be asked in one step. */
const isExpression = ({ kind }: TaskTest): boolean => kind === 'value' || kind === 'stdout';

/** A test as the guest is asked it: without what it expects. */
function question(test: TaskTest): object {
  if (test.kind === 'code') return { kind: 'code', code: test.code };
  return test.kind === 'stdio' ? { kind: 'stdio', stdin: test.stdin } : { kind: test.kind, call: test.call };
}
