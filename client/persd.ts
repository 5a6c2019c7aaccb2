import { Command, CommanderError } from '@commander-js/extra-typings';
import { homeFolder } from '../settings.ts';
import { isDefect, tellDefect } from '../temporal-config/defect.ts';
import { version } from '../temporal-config/version.ts';
import { calls } from './calls.ts';
import { cancel } from './cancel.ts';
import { chaos } from './chaos.ts';
import { collect } from './collect.ts';
import { compare } from './compare.ts';
import { demo } from './demo.ts';
import { diff } from './diff.ts';
import { doctor } from './doctor.ts';
import { evaluate } from './evaluate.ts';
import { execute } from './execute.ts';
import { exitCodeLines, exitCodes } from './exit-codes.ts';
import { explain } from './explain.ts';
import { exportCommand } from './export.ts';
import { init } from './init.ts';
import { pause } from './pause.ts';
import { plan } from './plan.ts';
import { refusalSentence } from './refusal.ts';
import { reportCommand } from './report.ts';
import { resume } from './resume.ts';
import { runs } from './runs.ts';
import { say } from './screen/print.ts';
import { status } from './status.ts';
import { tune } from './tune.ts';
import { up } from './up.ts';
import { tellUsage } from './usage.ts';
import { watch } from './watch.ts';
import { worker } from './worker.ts';

const verbs = [
  init,
  plan,
  collect,
  status,
  watch,
  pause,
  resume,
  cancel,
  tune,
  runs,
  exportCommand,
  explain,
  diff,
  reportCommand,
  evaluate,
  compare,
  calls,
  execute,
  up,
  worker,
  doctor,
  chaos,
  demo,
];

const persd = new Command('persd')
  .description('durable personalised distillation for code models')
  .version(version())
  .helpCommand(false)
  // Else `calls prune --json` gives the option to `calls`, which has one of that name, too.
  .enablePositionalOptions()
  .addHelpText('after', `\n${exitCodeLines.join('\n')}`);
for (const verb of verbs) persd.addCommand(verb.copyInheritedSettings(persd));
tellUsage(persd, 'persd');

process.once('uncaughtException', (error) => process.exit(report(error)));
// Whoever reads what is printed may have seen enough, such as `head`.
process.stdout.once('error', () => process.exit());

try {
  await persd.parseAsync();
} catch (error) {
  process.exitCode = report(error);
}
// What Ctrl-C has left waiting, such as for a server that does not answer, must not hold the terminal.
if (process.exitCode === exitCodes.interrupted) process.exit();

/** Says what went wrong in sentences, and never with a stack; answers with the exit code. */
function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.badInput;
  if (!(error instanceof Error) || isDefect(error)) {
    say(tellDefect(homeFolder(), error));
    return exitCodes.defect;
  }
  const told = 'sentences' in error && Array.isArray(error.sentences) ? error.sentences : null;
  const lines: string[] = told ?? [refusalSentence(error) ?? error.message];
  for (const line of lines) say(line);
  return 'exitCode' in error && typeof error.exitCode === 'number' ? error.exitCode : exitCodes.badPlace;
}
