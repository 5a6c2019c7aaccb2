import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeHome } from '../../store/home.ts';
import { environmentIn, startCommand } from './command.ts';
import { endHome } from './end-home.ts';
import { Models } from './models.ts';
import { Person } from './person.ts';
import { runName, type Scale, smallScale, writeSums } from './sums.ts';

export interface CollectingSetting {
  home: string;
  tasks: number;
  /** US dollars that the plan allows at first; null: no limit. */
  budgetUsd: number | null;
  /** Of the commands, beside what they have everywhere. */
  environment: Record<string, string>;
  scale?: Scale;
  models?: Models;
}

/** A real collection in a home of its own: scripted models, and somebody who gives its command. */
export class Collecting {
  readonly home: string;
  readonly models: Models;
  readonly person: Person;

  private constructor(home: string, models: Models, person: Person) {
    this.home = home;
    this.models = models;
    this.person = person;
  }

  static async open({
    home,
    tasks,
    budgetUsd,
    environment,
    scale = smallScale,
    models = new Models(),
  }: CollectingSetting): Promise<Collecting> {
    makeHome(home);
    const url = await models.start();
    const plan = writeSums({ folder: join(home, 'plan'), tasks, url, budgetUsd, scale });
    return new Collecting(home, models, new Person({ plan, env: environmentIn(home, environment), budgetUsd }));
  }

  /** What was collected, a line a task. */
  async exported(): Promise<string[]> {
    const out = join(this.home, 'trajectories.jsonl');
    const args = ['export', runName, '--format', 'trajectories', '--out', out];
    const { code, stderr } = await startCommand(args, environmentIn(this.home)).ended;
    if (code !== 0) throw new Error(`expected the export to end with 0, found ${code}: ${stderr.trim()}`);
    return readFileSync(out, 'utf8').trimEnd().split('\n');
  }

  /** Ends everything that it has started. */
  async close(): Promise<void> {
    await endHome(this.home);
    await this.models.close();
  }
}
