import { setTimeout as sleep } from 'node:timers/promises';
import { type KnownProcess, processOf } from '../../temporal-config/process.ts';
import { exitCodes } from '../exit-codes.ts';
import { type Command, type Ended, startCommand } from './command.ts';
import { runName } from './sums.ts';

/** Milliseconds before a person gives a command again that was killed or that refused. */
const againMs = 500;

/** How much more a person allows a run that has spent its budget. */
const raise = 4;

export interface PersonSetting {
  plan: string;
  env: NodeJS.ProcessEnv;
  /** US dollars that the plan allows; null: no limit. */
  budgetUsd: number | null;
}

/** Somebody who wants a collection done: gives the command again until it is, and more money when it asks for that. */
export class Person {
  /** Commands given so far. */
  commands = 0;
  /** How often the run asked for more money. */
  raises = 0;
  /** What the last command that was not killed said. */
  said = '';
  readonly #setting: PersonSetting;
  #budgetUsd: number | null;
  #given: Command | null = null;

  constructor(setting: PersonSetting) {
    this.#setting = setting;
    this.#budgetUsd = setting.budgetUsd;
  }

  /** The command that runs just now. */
  get command(): KnownProcess | null {
    const { pid, exitCode, signalCode } = this.#given?.child ?? {};
    return pid === undefined || exitCode !== null || signalCode !== null ? null : processOf(pid);
  }

  /** Resolves once a command has had nothing left to do: true, or false where `stop` came first. */
  async insist(stop: AbortSignal): Promise<boolean> {
    while (!stop.aborted) {
      const { code, stderr } = await this.give(stop);
      if (code !== null) this.said = stderr;
      if (code === exitCodes.done || code === exitCodes.unwell) return true;
      if (code === exitCodes.notFinished) this.#raise();
      await sleep(againMs, undefined, { signal: stop }).catch(() => undefined);
    }
    return false;
  }

  /** Gives the command once, and waits for its end. `stop` kills it. */
  give(stop: AbortSignal): Promise<Ended> {
    this.commands += 1;
    const raised = this.#budgetUsd !== null && this.raises > 0;
    const words = raised ? ['resume', runName, '--budget', `${this.#budgetUsd}`] : ['collect', this.#setting.plan];
    // The programs are our own.
    const given = startCommand([...words, '--json', '--unsafe-no-jail'], this.#setting.env);
    const kill = (): void => void given.child.kill('SIGKILL');
    if (stop.aborted) kill();
    stop.addEventListener('abort', kill);
    this.#given = given;
    return given.ended.finally(() => stop.removeEventListener('abort', kill));
  }

  #raise(): void {
    if (this.#budgetUsd === null) return;
    this.raises += 1;
    this.#budgetUsd *= raise;
  }
}
