import { hash } from 'node:crypto';
import type { CodingTask } from '../../domain/task.ts';
import type { CollectPlan } from '../../domain/plan.ts';
import type { ExecutionRequest, Sandbox } from '../../sandbox/port.ts';
import type { Verdicts } from '../../store/port.ts';

/** Where rows are executed, and where it is written down that they were: an export that was broken off goes on. */
export interface Verifier {
  sandbox: Sandbox;
  verdicts: Verdicts;
  /** Called for each row that was executed. */
  executed: () => void;
}

/** What a plan says of how programs are executed. */
export type Conditions = Required<Pick<ExecutionRequest, 'limits' | 'python'>>;

export const conditionsOf = ({ limits, sandbox }: CollectPlan): Conditions => ({ limits, python: sandbox.python });

/** A program that has passed may be slower this time by as much. */
const patience = 4;

/** Executes a program against its task's tests; answers with why it fails, or null where it passes. */
export async function whyItFails(
  program: string,
  { language, setup, tests, entryPoint }: CodingTask,
  { sandbox, verdicts, executed }: Verifier,
  conditions: Conditions,
): Promise<string | null> {
  const limits = { ...conditions.limits, cpuMs: conditions.limits.cpuMs * patience };
  const request = { ...conditions, limits, language, program, setup, tests, entryPoint, allTests: false };
  const key = hash('sha256', JSON.stringify(request));
  // What failed is tried again: a busy machine must not leave it out for good.
  if ((await verdicts.read(key)) === 'passed') return null;
  const { status, cause } = await sandbox.execute(request);
  await verdicts.write(key, status);
  executed();
  return status === 'passed' ? null : (cause ?? status).replaceAll('_', ' ');
}
