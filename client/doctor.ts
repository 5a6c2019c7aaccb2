import { Command } from '@commander-js/extra-typings';
import type { RunPlan } from '../domain/plan.ts';
import { createKeyRing } from '../models/key-ring.ts';
import { readSettings, type Settings } from '../settings.ts';
import { checkHome } from './doctor/check-home.ts';
import { checkJail } from './doctor/check-jail.ts';
import { checkModel } from './doctor/check-model.ts';
import { checkNode } from './doctor/check-node.ts';
import { checkSandbox } from './doctor/check-sandbox.ts';
import { checkServer } from './doctor/check-server.ts';
import type { Finding } from './doctor/finding.ts';
import { exitCodes } from './exit-codes.ts';
import { readPlan } from './plan/read.ts';
import { print } from './screen/print.ts';

export const doctor = new Command('doctor')
  .description("check this machine, and with --plan a plan's servers and keys; says how to mend what is ill")
  .option('--plan <plan>', 'check the servers, keys and Python of this plan too; buys nothing')
  .option('--fix', 'register missing search attributes on a Temporal server of your own')
  .option('--json', 'print one JSON document')
  .action(async ({ plan, fix, json }) => {
    const settings = readSettings();
    const checked = plan === undefined ? null : await readPlan(plan, { allowOutside: true, env: process.env });
    const findings = [
      checkNode(),
      ...(await checkServer(fix === true)),
      ...(await checkHome(settings)),
      ...(await checkJail(settings)),
      await checkSandbox(),
      ...(checked?.sandbox.python === 'native' ? [await checkSandbox('native')] : []),
      ...(checked === null ? [] : await checkModels(checked, settings)),
    ];
    print(json, findings, findings.flatMap(lines));
    if (findings.some((finding) => finding.state === 'ill')) process.exitCode = exitCodes.unwell;
  });

async function checkModels(plan: RunPlan, { home }: Settings): Promise<Finding[]> {
  const keys = createKeyRing(home).get;
  const student = checkModel('student', plan.student, keys);
  return Promise.all(plan.kind === 'collect' ? [student, checkModel('teacher', plan.teacher, keys)] : [student]);
}

const marks = { well: '✓', weak: '!', ill: '✗' };

function lines({ check, state, found, mend }: Finding): string[] {
  const mends = mend.split('\n').filter((line) => line !== '');
  return [`${marks[state]} ${check.padEnd(18)} ${found}`, ...mends.map((line) => `  ${''.padEnd(18)} ${line}`)];
}
