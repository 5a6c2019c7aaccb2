import { attemptPrompt } from '../../domain/prompt/build.ts';
import { callKey } from '../../models/call-key.ts';
import { type Asking, requestOf } from '../../models/request.ts';
import { samplePrompt, stopsFor } from '../../domain/prompt/sample.ts';
import type { RunPlan } from '../../domain/plan.ts';
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
    const calls = tasks.flatMap((task) => firstCalls(run.plan, task));
    counted.attempts += calls.length;
    counted.paid += await store.calls.countReplied(calls);
  }
  return counted;
}

function firstCalls(plan: RunPlan, task: NumberedTask): { key: string; maxTokens: number }[] {
  const { maxTokens } = plan.student;
  return askingsOf(plan, task).map((asking) => ({ key: callKey(requestOf(plan, asking)), maxTokens }));
}

/** What the student is asked first about a task, or about one sample of it. */
export function askingsOf(plan: RunPlan, { task, sample }: Pick<NumberedTask, 'task' | 'sample'>): Asking[] {
  const asking = { role: 'student', stage: 'attempt', task: task.id } as const;
  if (plan.kind === 'evaluate') {
    return [{ ...asking, prompt: samplePrompt(task, plan), sample, stop: stopsFor(task, plan) }];
  }
  const prompt = attemptPrompt(task, plan);
  return Array.from({ length: plan.attempts }, (_, at) => ({ ...asking, prompt, sample: at }));
}
