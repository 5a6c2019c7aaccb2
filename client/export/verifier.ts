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

/** Executes a program that has passed against its task's tests; answers with why it fails now, or null where it passes. */
export async function whyItFails(
  program: string,
  task: CodingTask,
  verifier: Verifier,
  { limits, python }: Conditions,
): Promise<string | null> {
  const request = requestOf(program, task, { python, limits: { ...limits, cpuMs: limits.cpuMs * patience } });
  // What failed is tried again: a busy machine must not leave it out for good.
  if ((await verifier.verdicts.read(keyOf(request))) === 'passed') return null;
  const { status, cause } = await execute(request, verifier);
  return status === 'passed' ? null : (cause ?? status).replaceAll('_', ' ');
}

/** Whether a program that has failed its task's tests fails them still. */
export async function failsStill(
  program: string,
  task: CodingTask,
  verifier: Verifier,
  conditions: Conditions,
): Promise<boolean> {
  const request = requestOf(program, task, conditions);
  const known = await verifier.verdicts.read(keyOf(request));
  return (known ?? (await execute(request, verifier)).status) !== 'passed';
}

const requestOf = (program: string, { language, setup, tests, entryPoint }: CodingTask, conditions: Conditions) => ({
  ...conditions,
  language,
  program,
  setup,
  tests,
  entryPoint,
  allTests: false,
});

const keyOf = (request: ExecutionRequest): string => hash('sha256', JSON.stringify(request));

async function execute(request: ExecutionRequest, { sandbox, verdicts, executed }: Verifier) {
  const { status, cause } = await sandbox.execute(request);
  await verdicts.write(keyOf(request), status);
  executed();
  return { status, cause };
}
