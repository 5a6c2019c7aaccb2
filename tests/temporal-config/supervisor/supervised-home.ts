import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Settings } from '../../../settings.ts';
import { endProcess, type KnownProcess, processOf, whenGone } from '../../../temporal-config/process.ts';
import { runningServers } from '../../../temporal-config/server/running.ts';
import { type EnsureOptions, ensureSupervisor, type Supervised } from '../../../temporal-config/supervisor/ensure.ts';
import { readSupervisorFile } from '../../../temporal-config/supervisor/supervisor-file.ts';
import { temporaryHome } from '../../support/temporary-home.ts';

const entry = join(import.meta.dirname, 'stand-in-supervise.ts');

/** A home whose supervisor, workers and server are gone when the running test has ended, however it went. */
export class SupervisedHome {
  readonly path: string;
  readonly settings: Settings;
  private readonly held: Supervised[] = [];
  private readonly seen = new Map<number, KnownProcess>();

  constructor(path: string = realpathSync(temporaryHome())) {
    this.path = path;
    this.settings = { home: path };
    onTestFinished(() => this.end());
  }

  async hold(options: EnsureOptions = {}): Promise<Supervised> {
    const supervised = await ensureSupervisor(this.settings, { entry, ...options });
    this.held.push(supervised);
    this.processes();
    return supervised;
  }

  /** Another command that holds the supervisor of this home, run from the code in `folder`. */
  async heldBy(folder: string): Promise<ChildProcess> {
    const args = [join(folder, 'holding-process.ts'), join(folder, 'stand-in-supervise.ts')];
    const holder = spawn(process.execPath, args, {
      env: { ...process.env, PERSD_HOME: this.path },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void holder.kill('SIGKILL'));
    await once(holder.stdout, 'data');
    return holder;
  }

  /** Every process of this home that runs, by what it is. */
  processes(): Record<string, KnownProcess> {
    const file = readSupervisorFile(this.path);
    const [server] = runningServers(join(this.path, 'temporal'));
    const found: Record<string, KnownProcess> = {};
    if (file !== null) found['supervisor'] = file.process;
    for (const { role, process } of file?.roles ?? []) found[role] = process;
    if (server !== undefined) found['server'] = processOf(server.pid);
    for (const known of Object.values(found)) this.seen.set(known.pid, known);
    return found;
  }

  /** One that runs: `supervisor`, `server` or a role. */
  process(name: string): KnownProcess {
    const found = this.processes()[name];
    if (found === undefined) throw new Error(`expected a running ${name} in ${this.path}`);
    return found;
  }

  /** What the stand-in worker of a role wrote down; empty where it has not. */
  read(name: string): string {
    const path = join(this.path, name);
    return existsSync(path) ? readFileSync(path, 'utf8') : '';
  }

  private async end(): Promise<void> {
    rmSync(join(this.path, 'busy'), { force: true });
    for (const supervised of this.held) supervised.release();
    const { supervisor } = this.processes();
    if (supervisor !== undefined) await whenGone(supervisor, 20_000);
    for (const known of this.seen.values()) await endProcess(known, 100);
  }
}
