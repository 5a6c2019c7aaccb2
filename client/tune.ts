import { Command } from '@commander-js/extra-typings';
import { readSettings } from '../settings.ts';
import { CommandFailure, exitCodes } from './exit-codes.ts';
import { openLocalStore } from './local.ts';
import { chooseRun } from './run/choose.ts';
import { print } from './screen/print.ts';
import { concurrency, limit } from './tune/limits.ts';
import { limitWords, tuned } from './tune/tuned.ts';

export const tune = new Command('tune')
  .description('change the limits of a run’s models, while it runs or before it goes on')
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
      const { name: run, plan } = await chooseRun(store, name);
      const student = tuned(plan.student, 'student', limits);
      const teacher = tuned(plan.teacher, 'teacher', limits);
      // Whoever makes the calls looks at this row every second.
      await store.runs.update(run, { plan: { ...plan, student, teacher } });
      const documents = { run, student: limitsOf(student), teacher: limitsOf(teacher) };
      print(json, documents, [run, `  student   ${limitWords(student)}`, `  teacher   ${limitWords(teacher)}`]);
    } finally {
      await store.close();
    }
  });

const limitsOf = ({ concurrency: atOnce, rpm, tpm }: Parameters<typeof limitWords>[0]) => ({
  concurrency: atOnce,
  rpm: rpm ?? null,
  tpm: tpm ?? null,
});
