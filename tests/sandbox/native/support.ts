import { execFileSync } from 'node:child_process';
import { test } from 'vitest';
import type { CodeExecution } from '../../../domain/execution.ts';
import type { TaskTest } from '../../../domain/task.ts';
import { execute } from '../../../sandbox/execute.ts';
import type { Jail } from '../../../sandbox/jail/jail.ts';
import { openJail } from '../../../sandbox/jail/open.ts';
import { openNative } from '../../../sandbox/native/open.ts';
import type { ExecutionRequest } from '../../../sandbox/port.ts';
import type { Ask } from '../../../sandbox/slots/pool.ts';
import type { StepReport } from '../../../sandbox/slots/protocol.ts';
import { openTurns } from '../../../sandbox/slots/turns.ts';
import { requestFor } from '../support.ts';

/** A native guest on slots of its own. */
export interface NativeBench {
  execute(request: ExecutionRequest): Promise<CodeExecution>;
  /** Loads a program and asks its steps for their values, without a judge; returns what each step came to. */
  steps(program: string, calls: string[]): Promise<StepReport[]>;
  close(): Promise<void>;
}

export async function openBench(jail: Jail, slots = 1, python = 'python3'): Promise<NativeBench> {
  const native = openNative({ python, jail, turns: openTurns(slots) });
  const guest = await native.guest(0);
  return {
    execute: (request) => execute(guest, jail.rung, request),
    steps: async (program, calls) => {
      const limits = { cpuMs: 5000, memoryMb: 256 };
      const { value } = await guest.pool.run(limits, (ask) => walk(ask, program, calls));
      return value ?? [];
    },
    close: () => native.close(),
  };
}

async function walk(ask: Ask, program: string, calls: string[]): Promise<StepReport[]> {
  const reports = [await ask(JSON.stringify({ kind: 'load', program, setup: '', entryPoint: 'f' }))];
  for (const call of calls)
    if (reports.at(-1)?.ending === 'answered') reports.push(await ask(JSON.stringify({ kind: 'value', call })));
  return reports;
}

/** A test that a call gives a small number. */
export function gives(call: string, number: number): TaskTest {
  return { kind: 'value', call, expected: `${number}`, value: { t: 'int', v: `${number}` } };
}

/** The verdict on a program that is to return 1. */
export function verdictOn(bench: NativeBench, program: string, more: Partial<ExecutionRequest> = {}) {
  return bench.execute(requestFor(program, [gives('f(1)', 1)], more));
}

/** The jails of this machine in which native Python runs; none, said loudly, where it has no Python or no namespaces. */
export async function jailsHere(): Promise<Jail[]> {
  const missing = missingPython() ?? undefined;
  const jails = missing === undefined ? await Promise.all([openJail(), openJail('unshare')]) : [];
  const usable = jails.filter(
    ({ rung }, at) => rung !== 'process' && jails.findIndex((one) => one.rung === rung) === at,
  );
  if (usable.length > 0) return usable;
  const reason = missing ?? 'no jail stands here';
  console.warn(`Native Python is NOT tested: ${reason}.`);
  test(`native Python was NOT tested, for ${reason}`, () => {});
  return [];
}

function missingPython(): string | null {
  try {
    execFileSync('python3', ['-I', '-c', 'import sys; assert sys.version_info >= (3, 11)'], { stdio: 'ignore' });
    return null;
  } catch {
    return 'there is no python3 of version 3.11 or newer';
  }
}
