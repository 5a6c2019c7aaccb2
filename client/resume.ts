import { Command, InvalidArgumentError } from '@commander-js/extra-typings';
import { type Cap, readCap } from '../domain/cap.ts';
import { readSettings } from '../settings.ts';
import { openLocalStore } from './local.ts';
import { evaluationOf } from './evaluate/evaluation-of.ts';
import { tellEvaluation } from './evaluate/tell-evaluation.ts';
import { chooseEvaluation, chooseRun, isEvaluation } from './run/choose.ts';
import { requireJail, unsafeNoJail } from './run/require-jail.ts';
import { runToRest } from './run/run-to-rest.ts';

export const resume = new Command('resume')
  .description('go on with a run under its stored plan')
  .argument('[run]', 'its name; may be left out when there is one')
  .option(...unsafeNoJail)
  .option(
    '--budget <budget>',
    'what it may spend in all: US dollars such as 12, or usd=12,calls=1000,tokens=2000000, or none',
    budget,
  )
  .option('--detach', 'leave the run going on by itself')
  .option('--json', 'print one JSON document at the end')
  .action(async (name, { detach, json, budget: cap, unsafeNoJail: unsafe }) => {
    const settings = readSettings();
    await requireJail(settings, unsafe);
    const store = await openLocalStore(settings);
    try {
      const run = await chooseRun(store, name);
      if (cap !== undefined) await store.runs.update(run.name, ({ plan }) => ({ plan: { ...plan, budget: cap } }));
      const rest = { extent: { kind: 'same' }, detach, json } as const;
      const tell = async () => {
        const evaluated = await chooseEvaluation(store, run.name);
        const options = { json, perTask: false, exclusion: null };
        await tellEvaluation(store, evaluated, await evaluationOf(store, evaluated), options);
      };
      process.exitCode = await runToRest(settings, store, run.name, isEvaluation(run) ? { ...rest, tell } : rest);
    } finally {
      await store.close();
    }
  });

function budget(text: string): Cap {
  const cap = readCap(text);
  if (typeof cap === 'string') throw new InvalidArgumentError(cap);
  return cap;
}
