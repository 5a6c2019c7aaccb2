import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import type { Address } from '../connection.ts';
import { nodeFlags } from '../entry-file.ts';
import { openLog } from '../log-file.ts';
import { backgroundEnvironment } from './environment.ts';
import { readLines } from './lines.ts';
import type { WorkerRole, WorkerState } from './protocol.ts';

/** Milliseconds before a worker that died is started again: doubled each time, from the first to the last. */
const firstDelayMs = 500;
const lastDelayMs = 30_000;
/** A worker that ran this long had no trouble starting, so its next death is a new one. */
const steadyMs = 60_000;

/** What a worker is started with. */
export interface WorkerSetting {
  home: string;
  /** The file that runs a worker. */
  worker: string;
  server: Address;
  /** Asked before a worker that died is started again; false: it stays down. */
  mayRestart: () => boolean;
}

/** A worker process: started again whenever it dies, until it is stopped. */
export class WorkerProcess {
  readonly role: WorkerRole;
  private readonly setting: WorkerSetting;
  /** Lines that every new process is told on its standard input. */
  private readonly greeting: () => string[];
  private readonly onStart: () => void;
  private child: ChildProcess;
  private ready = false;
  private restarts = 0;
  private delayMs = firstDelayMs;
  private stopping = false;
  private retry: NodeJS.Timeout | undefined;

  constructor(role: WorkerRole, setting: WorkerSetting, greeting: () => string[], onStart: () => void) {
    this.role = role;
    this.setting = setting;
    this.greeting = greeting;
    this.onStart = onStart;
    this.child = this.start();
  }

  get state(): WorkerState {
    return { role: this.role, pid: this.pid, ready: this.ready, restarts: this.restarts };
  }

  get pid(): number | null {
    return isRunning(this.child) ? (this.child.pid ?? null) : null;
  }

  tell(line: string): void {
    if (this.child.stdin?.writable) this.child.stdin.write(`${line}\n`);
  }

  /** Asks it to finish what it does and end; resolves when it has. */
  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.retry);
    if (!isRunning(this.child)) return;
    const gone = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGTERM');
    await gone;
  }

  kill(): void {
    this.child.kill('SIGKILL');
  }

  private start(): ChildProcess {
    const { home, worker, server } = this.setting;
    const log = openLog(home, this.role);
    const args = ['--role', this.role, '--address', server.address, '--namespace', server.namespace];
    // A process group of its own: Ctrl-C is for the command, and a worker ends when its standard input does.
    const child = spawn(process.execPath, [...nodeFlags, worker, ...args], {
      detached: true,
      env: { ...backgroundEnvironment(process.env), PERSD_HOME: home },
      stdio: ['pipe', 'pipe', log],
    });
    closeSync(log);
    this.watch(child, performance.now());
    return child;
  }

  private watch(child: ChildProcess, startedAt: number): void {
    child.stdin?.on('error', () => {});
    child.once('spawn', () => {
      for (const line of this.greeting()) this.tell(line);
      this.onStart();
    });
    if (child.stdout !== null) readLines(child.stdout, (line) => (this.ready ||= line === 'ready'));
    // Where no process could be made there is no exit, only this.
    child.once('error', () => child.pid === undefined && this.died(startedAt));
    child.once('exit', () => this.died(startedAt));
  }

  private died(startedAt: number): void {
    this.ready = false;
    if (this.stopping) return;
    if (performance.now() - startedAt > steadyMs) this.delayMs = firstDelayMs;
    this.retry = setTimeout(() => {
      if (!this.setting.mayRestart()) return;
      this.restarts += 1;
      this.child = this.start();
    }, this.delayMs);
    this.delayMs = Math.min(lastDelayMs, this.delayMs * 2);
  }
}

function isRunning(child: ChildProcess): boolean {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null;
}
