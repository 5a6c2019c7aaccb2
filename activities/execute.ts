import type { Failure } from '../domain/failure.ts';
import type { CodingTask } from '../domain/task.ts';
import type { ExecutedProgram } from '../domain/trajectory.ts';
import {
  type ExecutionLimits,
  type ExecutionRequest,
  type HashSeed,
  type Sandbox,
  SandboxFailure,
} from '../sandbox/port.ts';

/** A program as it was unpacked, before it is executed. */
export type UnpackedProgram = Omit<ExecutedProgram, 'execution'>;

/** What a plan says of how programs are executed. */
export interface Conditions extends Required<Pick<ExecutionRequest, 'limits' | 'python'>> {
  /** A verdict that the program could have forged is none. */
  refuseWeak: boolean;
  /** What strings hash to, and so the order of sets. */
  hashSeed?: HashSeed;
}

/** Unpacks a program and executes it against its task's tests. A failure of the sandbox is ours and never a verdict on the program. */
export async function execute(
  sandbox: Sandbox,
  { refuseWeak, ...conditions }: Conditions,
  task: CodingTask,
  unpack: () => Promise<UnpackedProgram>,
): Promise<{ executed: ExecutedProgram } | { failure: Failure }> {
  const { language, setup, tests, entryPoint } = task;
  return orFailure(async () => {
    const unpacked = await unpack();
    const { program } = unpacked;
    const request = { ...conditions, language, program, setup, tests, entryPoint, allTests: false };
    const execution = await sandbox.execute(request);
    if (refuseWeak && execution.assurance === 'weak') return { failure: weakVerdict(task) };
    return { executed: { ...unpacked, execution } };
  });
}

/** What some work with the sandbox comes to, or the sandbox's own failure. */
export async function orFailure<T>(work: () => Promise<T>): Promise<T | { failure: Failure }> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SandboxFailure)) throw error;
    return { failure: { type: 'sandbox_error', message: error.message } };
  }
}

export const weakVerdict = ({ id }: CodingTask): Failure => ({
  type: 'unreadable_task',
  message: `${id} has tests that can only run beside the program, and the plan says sandbox.refuseWeak`,
});

/** Gold may take ten times the plan's time: it is known to solve the task, and slow machines must not reject it. */
export function goldLimits(limits: ExecutionLimits): ExecutionLimits {
  return { ...limits, cpuMs: limits.cpuMs * 10 };
}

/** Four times what gold took, and never less than the plan says. */
export function limitsBeside(gold: ExecutedProgram | null, limits: ExecutionLimits): ExecutionLimits {
  if (gold === null) return limits;
  return { ...limits, cpuMs: Math.max(limits.cpuMs, Math.ceil(gold.execution.cpuMs * 4)) };
}
