import { setTimeout as sleep } from 'node:timers/promises';
import { type KnownProcess, processOf } from '../process.ts';
import type { RoleName, RoleState } from './protocol.ts';
import { RoleProcess, type RoleSetting } from './role-process.ts';

/** Milliseconds that orchestration and sandbox have to finish; what they leave, Temporal gives to their successors. */
const finishMs = 15_000;

/** The worker processes of one home, and the keys that the models process needs. */
export class Roles {
  private keys: Record<string, string> = {};
  private processes: RoleProcess[] = [];
  private readonly onChange: () => void;

  /** `onChange` is called when a process has been started. */
  constructor(onChange: () => void) {
    this.onChange = onChange;
  }

  get states(): RoleState[] {
    return this.processes.map((process) => process.state);
  }

  get running(): { role: RoleName; process: KnownProcess }[] {
    return this.states.flatMap(({ role, pid }) => (pid === null ? [] : [{ role, process: processOf(pid) }]));
  }

  start(setting: RoleSetting): void {
    const of = (role: RoleName, greeting: () => string[]) => new RoleProcess(role, setting, greeting, this.onChange);
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
   * Lets every role finish. The models process takes as long as its calls do: it is left to itself as soon as `hurried` resolves,
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

  private named(role: RoleName): RoleProcess | undefined {
    return this.processes.find((process) => process.role === role);
  }
}

function keysLine(keys: Record<string, string>): string {
  return JSON.stringify({ keys });
}
