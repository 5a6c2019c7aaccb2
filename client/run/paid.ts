import { attemptPrompt } from '../../domain/prompt/build.ts';
import { callKey } from '../../models/key.ts';
import { requestOf } from '../../models/request.ts';
import type { NumberedTask, RunRecord, Store } from '../../store/port.ts';

/** The student's calls that a run will make, and how many of them the journal holds already. */
export interface Paid {
  attempts: number;
  paid: number;
}

/** Counts the attempts at unfinished tasks. What the teacher will be asked is known only when they have been executed. */
export async function paidAttempts(store: Store, run: RunRecord): Promise<Paid> {
  const counted: Paid = { attempts: 0, paid: 0 };
  for (const { block } of await store.tasks.openBlocks(run.name)) {
    const tasks = await store.tasks.load(run.name, await store.tasks.unfinished(run.name, block));
    const calls = tasks.flatMap((task) => attemptsAt(run, task));
    counted.attempts += calls.length;
    counted.paid += await store.calls.countReplied(calls);
  }
  return counted;
}

function attemptsAt({ plan }: RunRecord, { task }: NumberedTask): { key: string; maxTokens: number }[] {
  const asking = { role: 'student', stage: 'attempt', task: task.id, prompt: attemptPrompt(task, plan) } as const;
  const samples = Array.from({ length: plan.attempts }, (_, sample) => sample);
  return samples.map((sample) => ({
    key: callKey(requestOf(plan, { ...asking, sample })),
    maxTokens: plan.student.maxTokens,
  }));
}
