import { Command } from '@commander-js/extra-typings';
import { demoFolder } from '../demo/tasks.ts';
import { readSettings } from '../settings.ts';
import type { Store } from '../store/port.ts';
import { ownServer } from '../temporal-config/connection.ts';
import { serverBinary } from '../temporal-config/server/binary.ts';
import { diffLines } from './demo/diff-lines.ts';
import { startDemoModels } from './demo/models.ts';
import { demoPlan } from './demo/plan.ts';
import { exportRun } from './export/export-run.ts';
import { makeLocalStore } from './local.ts';
import { chooseCollection } from './run/choose.ts';
import { findOrCreateRun } from './run/create.ts';
import { enclosure } from './run/require-jail.ts';
import { runToRest } from './run/run-to-rest.ts';
import { print, say } from './screen/print.ts';

export const demo = new Command('demo')
  .description('collect a small data set from scripted models: no key and no other setup')
  .option('--json', 'print one JSON document at the end')
  .action(async ({ json }) => {
    const settings = readSettings();
    const store = await makeLocalStore(settings);
    const models = await startDemoModels();
    try {
      const name = await freeName(store);
      say(
        `collecting ${name}: a scripted student and teacher answer on this machine; their programs run in WebAssembly, ${await enclosure(settings)}`,
      );
      const options = { folder: demoFolder, pilot: 0, skipBadTasks: false, allowOutside: false };
      await Promise.all([fetchServer(), findOrCreateRun(store, fresh(name, models.url), options)]);
      process.exitCode = await runToRest(settings, store, name, { extent: { kind: 'all' }, detach: false, json });
      if (json !== true && process.exitCode === 0) await showResult(store, name, settings.home);
    } finally {
      await store.close();
      models.stop();
    }
  });

/** One waits for the network and the other for the processor, so the first demo of a machine does both at once. */
async function fetchServer(): Promise<void> {
  if (ownServer() === null) await serverBinary({ say });
}

/** Every demo is a run of its own, whose models nobody has asked yet. */
function fresh(name: string, url: string) {
  const plan = demoPlan(name, url);
  const of = (model: string): string => `${model}@${name}`;
  return {
    ...plan,
    student: { ...plan.student, identity: of('demo-student') },
    teacher: { ...plan.teacher, identity: of('demo-teacher') },
  };
}

/** `demo`, or the next number that is free; one that was interrupted goes on. */
async function freeName(store: Store): Promise<string> {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? 'demo' : `demo-${number}`;
    const run = await store.runs.get(name);
    if (run === null || run.state !== 'done') return name;
  }
}

async function showResult(store: Store, name: string, home: string): Promise<void> {
  const out = `${home}/${name}.jsonl`;
  const run = await chooseCollection(store, name);
  const { rows } = await exportRun(store, [run], {
    format: 'prompt-completion',
    variant: 'persd',
    file: 'jsonl',
    out,
    verifier: null,
  });
  print(false, null, [
    `  data set  ${out} (${rows} rows of prompt and completion)`,
    '',
    ...(await diffLines(store, name)),
    '',
    'next: `npx persd init` writes a plan for your own models; `npx persd status` and `npx persd export --help` show more',
    '      `npx persd up` keeps the Temporal UI open',
  ]);
}
