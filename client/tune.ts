import { Command } from '@commander-js/extra-typings';
import type { Role } from '../domain/model.ts';
import type { ModelPlan, RunPlan } from '../domain/plan.ts';
import { readSettings } from '../settings.ts';
import { CommandFailure, exitCodes } from './exit-codes.ts';
import { openLocalStore } from './local.ts';
import { chooseRun } from './run/choose.ts';
import { print } from './screen/print.ts';
import { concurrency, limit } from './tune/limits.ts';
import { limitWords, tuned } from './tune/tuned.ts';

export const tune = new Command('tune')
  .description("change the limits of a run's models, while it runs or before it goes on")
  .argument('[run]', 'its name; may be left out when there is one')
  .option('--concurrency <limit>', 'calls at once: teacher=20, student=50, or 20 for both', concurrency)
  .option('--rpm <limit>', 'requests a minute: teacher=600, or none', limit)
  .option('--tpm <limit>', 'tokens a minute: teacher=60000, or none', limit)
  .option('--json', 'print one JSON document')
  .action(async (name, { json, ...limits }) => {
    if (Object.keys(limits).length === 0)
      throw new CommandFailure(
        exitCodes.badInput,
        'expected a limit to change, found none; say for example --concurrency teacher=20',
      );
    const store = await openLocalStore(readSettings());
    try {
      const { name: run } = await chooseRun(store, name);
      // Whoever makes the calls looks at this row every second; somebody else may change it at this moment.
      await store.runs.update(run, ({ plan }) => ({ plan: tunedPlan(plan, limits) }));
      const { plan: changed } = await chooseRun(store, run);
      const roles: [Role, ModelPlan][] = [['student', changed.student]];
      if (changed.kind === 'collect') roles.push(['teacher', changed.teacher]);
      const documents = Object.fromEntries(roles.map(([role, model]) => [role, limitsOf(model)]));
      print(json, { run, ...documents }, [run, ...roles.map(([role, model]) => `  ${role}   ${limitWords(model)}`)]);
    } finally {
      await store.close();
    }
  });

function tunedPlan(plan: RunPlan, limits: Parameters<typeof tuned>[2]): RunPlan {
  const student = tuned(plan.student, 'student', limits);
  return plan.kind === 'evaluate'
    ? { ...plan, student }
    : { ...plan, student, teacher: tuned(plan.teacher, 'teacher', limits) };
}

const limitsOf = ({ concurrency: atOnce, rpm, tpm }: Parameters<typeof limitWords>[0]) => ({
  concurrency: atOnce,
  rpm: rpm ?? null,
  tpm: tpm ?? null,
});
