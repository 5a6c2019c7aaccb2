import { rmSync } from 'node:fs';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import type { Store } from '../../store/port.ts';
import { ownServer } from '../connection.ts';
import { sentenceOf } from '../defect.ts';
import { processOf } from '../process.ts';
import { version } from '../version.ts';
import { Edition } from './edition.ts';
import { Leases } from './leases.ts';
import { repeat } from './repeat.ts';
import type { Hello, Question, SupervisorState } from './protocol.ts';
import { listen } from './socket.ts';
import { type StartedTemporal, startTemporal } from './start-temporal.ts';
import { socketPath, writeSupervisorFile } from './supervisor-file.ts';
import { Workers } from './workers.ts';

/** What a supervisor is made of. */
export interface SupervisorSetting {
  home: string;
  /** The file that runs a worker. */
  worker: string;
  openStore: (home: string) => Promise<Store>;
}

/** Milliseconds between two looks for runs that go on and have no workflow: each costs the server a question a run. */
const takeUpMs = 5_000;

/** Milliseconds until a file that found no room is written again. */
const rewriteMs = 500;

/** Owns the Temporal server and the workers of a home, as long as somebody needs them. The caller holds the home. */
export class Supervisor {
  readonly edition = new Edition();
  private readonly setting: SupervisorSetting;
  private readonly socket: string;
  private readonly hello: Hello;
  private readonly workers = new Workers(() => this.writeFile());
  private readonly leases = new Leases(
    () => this.hasDetachedRun(),
    () => this.end(),
  );
  private readonly over = Promise.withResolvers<void>();
  private readonly hurried = Promise.withResolvers<void>();
  private ending = false;
  private rewriting: NodeJS.Timeout | undefined;
  private store: Store | null = null;
  private temporal: StartedTemporal | null = null;
  private stopTakingUp = (): void => {};
  private phase: SupervisorState['phase'] = 'starting';
  private note = 'Starting';

  constructor(setting: SupervisorSetting) {
    this.setting = setting;
    this.socket = socketPath(setting.home);
    this.hello = {
      process: processOf(process.pid),
      version: version(),
      codeHash: this.edition.hash,
      ownServer: ownServer()?.address ?? null,
    };
  }

  /** Resolves when nobody needs it any more and all is put away. */
  async run(): Promise<void> {
    this.writeFile();
    await listen(this.socket, (asked, connection) => this.answer(asked, connection));
    try {
      await this.start();
    } catch (error) {
      this.phase = 'failed';
      this.note = sentenceOf(this.setting.home, error);
    }
    await this.over.promise;
    await this.drain();
  }

  /** Lets everything finish, then ends. */
  end(): void {
    this.ending = true;
    this.over.resolve();
  }

  /** Waits for calls in flight no longer: they go into the journal all the same. */
  hurry(): void {
    this.hurried.resolve();
  }

  private async start(): Promise<void> {
    const { home, openStore } = this.setting;
    this.store = await openStore(home);
    this.temporal = await startTemporal({
      home,
      store: this.store,
      say: (note) => (this.note = note),
      onReturn: ({ address }) => void this.moveTo(address),
    });
    const { temporal } = this;
    this.startWorkers();
    this.stopTakingUp = repeat(takeUpMs, () => temporal.takeUp());
    this.phase = 'running';
    this.note = '';
  }

  private startWorkers(): void {
    const { home, worker } = this.setting;
    if (this.temporal === null) return;
    this.workers.start({ home, worker, server: this.temporal.state, mayRestart: () => this.mayRestart() });
  }

  /** The workers of one supervisor are of one code: it ends rather than start one when the sources have changed meanwhile. */
  private mayRestart(): boolean {
    const current = this.edition.check();
    if (!current) this.end();
    return current;
  }

  /** Workers know the server by its address alone. */
  private async moveTo(address: string): Promise<void> {
    const { state } = this.temporal ?? {};
    if (state === undefined || this.phase !== 'running' || state.address === address) return;
    state.address = address;
    await this.workers.stop(Promise.resolve());
    if (!this.ending && state.address === address) this.startWorkers();
  }

  private async drain(): Promise<void> {
    this.phase = 'draining';
    this.note = 'Finishing what is in flight';
    this.leases.close();
    this.stopTakingUp();
    await this.workers.stop(this.hurried.promise);
    await this.temporal?.stop();
    await this.store?.close();
    clearTimeout(this.rewriting);
    rmSync(this.socket, { force: true });
    rmSync(join(this.setting.home, 'supervisor.json'), { force: true });
  }

  private async answer(asked: Question, connection: Socket): Promise<unknown> {
    if (asked.ask === 'hello') return this.hello;
    if (asked.ask === 'state') return this.state;
    if (asked.ask === 'lease') this.lease(connection);
    else if (asked.ask === 'keys') this.workers.addKeys(asked.keys);
    else this.end();
    return null;
  }

  /** Somebody who comes while it ends must not wait for calls in flight: the successor joins them through the journal. */
  private lease(connection: Socket): void {
    if (this.ending) {
      this.hurry();
      throw new Error('The supervisor is about to end. Ask again when it has.');
    }
    const release = this.leases.take();
    if (connection.destroyed) release();
    else connection.once('close', release);
  }

  private get state(): SupervisorState {
    const { phase, note, workers, leases } = this;
    const temporal = phase === 'running' ? (this.temporal?.state ?? null) : null;
    return { phase, note, temporal, roles: workers.states, leases: leases.count };
  }

  /** A run that goes on by itself holds the supervisor, unless it cannot go on here. */
  private async hasDetachedRun(): Promise<boolean> {
    if (this.store === null || this.phase === 'failed') return false;
    const runs = await this.store.runs.list();
    return runs.some(({ state, detached }) => state === 'open' && detached);
  }

  /** A full disk must not end what goes on without the file: it is written as soon as there is room. */
  private writeFile(): void {
    clearTimeout(this.rewriting);
    const { process } = this.hello;
    try {
      writeSupervisorFile(this.setting.home, { process, socket: this.socket, roles: this.workers.running });
    } catch {
      this.rewriting = setTimeout(() => this.writeFile(), rewriteMs);
    }
  }
}
