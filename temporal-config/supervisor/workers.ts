import { setTimeout as sleep } from 'node:timers/promises';
import { type KnownProcess, processOf } from '../process.ts';
import type { WorkerRole, WorkerState } from './protocol.ts';
import { WorkerProcess, type WorkerSetting } from './worker-process.ts';

/** Milliseconds that orchestration and sandbox have to finish; what they leave, Temporal gives to their successors. */
const finishMs = 15_000;

/** The worker processes of one home, and the keys that the models process needs. */
export class Workers {
  private keys: Record<string, string> = {};
  private processes: WorkerProcess[] = [];
  private readonly onChange: () => void;

  /** `onChange` is called when a process has been started. */
  constructor(onChange: () => void) {
    this.onChange = onChange;
  }

  get states(): WorkerState[] {
    return this.processes.map((process) => process.state);
  }

  get running(): { role: WorkerRole; process: KnownProcess }[] {
    return this.states.flatMap(({ role, pid }) => (pid === null ? [] : [{ role, process: processOf(pid) }]));
  }

  start(setting: WorkerSetting): void {
    const of = (role: WorkerRole, greeting: () => string[]) =>
      new WorkerProcess(role, setting, greeting, this.onChange);
    this.processes = [
      of('orchestration', () => []),
      of('models', () => [keysLine(this.keys)]),
      of('sandbox', () => []),
    ];
  }

  /** Keys by the names of their variables: kept in memory, and passed to the models process by its pipe. */
  addKeys(keys: Record<string, string>): void {
    this.keys = { ...this.keys, ...keys };
    this.named('models')?.tell(keysLine(keys));
  }

  /**
   * Lets every worker finish. The models process takes as long as its calls do: it is left to itself as soon as `hurried` resolves,
   * and what its calls bring goes into the journal.
   */
  async stop(hurried: Promise<void>): Promise<void> {
    const stopping = this.processes.map((process) => {
      const stopped = process.stop();
      if (process.role === 'models') return Promise.race([stopped, hurried]);
      return Promise.race([stopped, sleep(finishMs, undefined, { ref: false }).then(() => process.kill())]);
    });
    await Promise.all(stopping);
  }

  private named(role: WorkerRole): WorkerProcess | undefined {
    return this.processes.find((process) => process.role === role);
  }
}

function keysLine(keys: Record<string, string>): string {
  return JSON.stringify({ keys });
}
