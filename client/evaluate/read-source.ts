import type { BenchmarkSource } from '../../domain/benchmarks/benchmark.ts';
import type { EvaluatePlan } from '../../domain/plan.ts';
import type { CodingTask } from '../../domain/task.ts';
import type { Sandbox } from '../../sandbox/port.ts';
import { type BenchmarkTasks, readBenchmark } from '../benchmarks/read-benchmark.ts';
import { PlanFailure } from '../plan/failure.ts';
import { findNamedFile } from '../plan/inside.ts';

/** Where a plan is, and what it may name. */
export interface PlanPlace {
  /** The folder that the plan's paths are relative to. */
  folder: string;
  allowOutside: boolean;
  /** Leave bad rows out and count them, where otherwise they are a failure. */
  skipBad: boolean;
}

/** Reads the benchmark that a plan names. */
export async function readSource(
  { evaluate, sandbox: { python } }: EvaluatePlan,
  sandbox: Sandbox,
  { folder, allowOutside, skipBad }: PlanPlace,
): Promise<BenchmarkTasks> {
  const found = await findNamedFile(folder, evaluate.path, allowOutside);
  if (!found.ok) throw new PlanFailure([`evaluate.path: ${found.message}.`]);
  const { benchmark, split, ids, limit, only } = evaluate;
  const source: BenchmarkSource = { benchmark, path: found.path, name: evaluate.path, split, ids, limit, only };
  return readBenchmark(source, sandbox, { skipBad, python });
}

/** The tasks of a benchmark as a run keeps them: each with the benchmark's own prompt, where it has one. */
export const tasksOf = ({ tasks }: BenchmarkTasks): { task: CodingTask; position: number }[] =>
  tasks.map(({ task, position, prompt }) => ({ task: prompt === '' ? task : { ...task, prompt }, position }));
