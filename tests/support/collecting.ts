import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { playModels } from '../../demo/play.ts';
import { type Script, type ScriptedServer, startModelServer } from '../../demo/server.ts';
import { demoFolder } from '../../demo/tasks.ts';
import { openStore } from '../../store/open.ts';
import { writeCollection } from './collection.ts';
import { type Ended, runPersd, startPersd } from './persd.ts';
import { type ProcessName, pidsOf, quiet } from './processes.ts';
import { root } from './sources.ts';
import { until } from './until.ts';

export interface CommandSetting {
  /** Arguments beside the plan's path. */
  more?: string[];
  env?: NodeJS.ProcessEnv;
  /** A folder with the product's code; this one by default. */
  clone?: string;
}

/** A real collection that a test disturbs: a home of its own, a plan, and models that remember what was sent twice. */
export class Collecting {
  readonly home: string;
  readonly plan: string;
  readonly models: ScriptedServer;

  constructor(home: string, plan: string, models: ScriptedServer) {
    this.home = home;
    this.plan = plan;
    this.models = models;
  }

  /** Starts the collection's command, from the code in `clone`. */
  command({ more = [], env = {}, clone = root }: CommandSetting = {}): ReturnType<typeof startPersd> {
    return startPersd(this.home, ['collect', this.plan, '--json', ...more], env, clone);
  }

  /** Waits until the models have been asked so often; throws when the command ends before that. */
  async whenAsked(times: number, { ended }: { ended: Promise<Ended> }): Promise<void> {
    const over = ended.then(({ code, stderr }) => {
      throw new Error(`the command ended (${code}) after ${this.models.asked.length} of ${times} calls: ${stderr}`);
    });
    await Promise.race([until(`${times} calls sent`, () => this.models.asked.length >= times), over]);
  }

  /** Kills parts of it with -9; answers with how many calls were in flight, as the journal that is left has them. */
  async kill(parts: readonly ProcessName[]): Promise<number> {
    const pids = pidsOf(this.home);
    for (const part of parts) {
      const pid = pids[part];
      if (pid === undefined) throw new Error(`${part} should run in ${this.home} and does not`);
      process.kill(pid, 'SIGKILL');
    }
    return this.callsInFlight();
  }

  /** Calls that were sent and have no reply in the journal. */
  async callsInFlight(): Promise<number> {
    const store = await openStore(this.home);
    try {
      const { reserved } = await store.runs.progress('recorded');
      return reserved.calls;
    } finally {
      await store.close();
    }
  }

  /** How many calls came again though each has one answer. */
  get boughtTwice(): number {
    return [...this.models.sends.values()].reduce((sum, sends) => sum + sends - 1, 0);
  }

  /** What was collected, as it is exported: a line a task. */
  async exported(): Promise<string[]> {
    const out = join(this.home, 'trajectories.jsonl');
    const { code, stderr } = await runPersd(this.home, [
      'export',
      'recorded',
      '--format',
      'trajectories',
      '--out',
      out,
    ]);
    if (code !== 0) throw new Error(`the export failed: ${stderr}`);
    return readFileSync(out, 'utf8').split('\n');
  }

  /** Ends everything that it has started. */
  async close(): Promise<void> {
    await quiet(this.home);
    await this.models.close();
  }
}

/** The demo's models without their faults: each body has one answer, and a body that comes again was bought twice. */
function faultless(latencyMs: number): Script {
  const play = playModels();
  return async (asked) => {
    const { text } = await play({ ...asked, times: 0 });
    return { text, latencyMs };
  };
}

const model = (url: string, role: 'student' | 'teacher', endpoint: string) => ({
  baseURL: url,
  model: `demo-${role}`,
  identity: role,
  endpoint,
  concurrency: 4,
});

/** A collection of twelve of the demo's tasks in `home`: eighteen calls. Each answer takes `latencyMs`, so that calls are caught in flight. */
export async function collectionIn(home: string, latencyMs: number): Promise<Collecting> {
  const models = await startModelServer(faultless(latencyMs));
  const { url } = models;
  const plan = writeCollection({
    folder: join(home, 'plan'),
    tasks: join(demoFolder, 'tasks.jsonl'),
    format: 'persd',
    url,
    more: {
      tasks: { path: 'tasks.jsonl', format: 'persd', limit: 12 },
      limits: { cpuMs: 1_000 },
      student: model(url, 'student', 'completions'),
      teacher: model(url, 'teacher', 'chat'),
    },
  });
  return new Collecting(home, plan, models);
}

/** The lines that differ, shortened to what tells them apart from others. Empty: the same bytes. */
export function differences(lines: string[], expected: string[]): string[] {
  const all = Array.from({ length: Math.max(lines.length, expected.length) }, (_, at) => at);
  return all.filter((at) => lines[at] !== expected[at]).map((at) => `line ${at + 1}: ${lines[at]?.slice(0, 80)}`);
}

/** What these tasks come to when nobody disturbs them. */
export async function undisturbed(home: string): Promise<string[]> {
  const collecting = await collectionIn(home, 0);
  try {
    const { code, stderr }: Ended = await collecting.command().ended;
    if (code !== 0) throw new Error(`the undisturbed collection failed: ${stderr}`);
    if (collecting.boughtTwice > 0) throw new Error('the undisturbed collection bought a call twice');
    return await collecting.exported();
  } finally {
    await collecting.close();
  }
}
