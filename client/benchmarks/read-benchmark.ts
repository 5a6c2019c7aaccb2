import { isInSplit } from '../../domain/benchmarks/mbpp-split.ts';
import type { BenchmarkSource } from '../../domain/benchmarks/benchmark.ts';
import type { FaultReason, RowReader } from '../../domain/benchmarks/raw.ts';
import { told } from '../../domain/benchmarks/told.ts';
import type { CodingTask } from '../../domain/task.ts';
import type { Sandbox } from '../../sandbox/port.ts';
import { answerQuestions } from '../tasks/answer-questions.ts';
import { chooseRows } from '../tasks/choose-rows.ts';
import { countByReason, settleFaults } from '../tasks/faults.ts';
import { TasksFailure } from '../tasks/failure.ts';
import { prepareTasks } from '../tasks/prepare.ts';
import { readRows } from '../tasks/read-rows.ts';
import { numberOf, type RowChoice } from '../tasks/select.ts';
import { digestOf } from './digest.ts';
import { rowReaders } from './row-reader.ts';
import { withShown } from './show.ts';
import { unpackRows } from './unpack-row.ts';

export interface ReadBenchmarkOptions {
  /** Leave bad rows out and count them, where otherwise they are a failure. */
  skipBad: boolean;
  /** Which Python says what is expected where rows have inputs alone; the one in WebAssembly unless it is said. */
  python?: 'wasm' | 'native';
  /** Leave the tests that texts show unread, and save their runs: nobody is asked again. */
  withoutShown?: boolean;
}

export interface BenchmarkTask {
  /** Its id is the file's own, such as `HumanEval/0`, `11`, `Mbpp/11` or `HumanEval_23_strlen`. */
  task: CodingTask;
  /** Counts the file's rows, from 0. */
  position: number;
  /** The benchmark's own prompt: what a completion follows, and a program in front of which it may be put. */
  prompt: string;
}

export interface BenchmarkTasks {
  /** In the file's order. */
  tasks: BenchmarkTask[];
  /** SHA-256 of the unpacked file. */
  digest: string;
  /** The published file that it is, such as `HumanEval (openai/human-eval)`; null where no known one has this hash. */
  known: string | null;
  /** Rows left out, by reason. */
  skipped: Partial<Record<FaultReason, number>>;
}

/** Reads a benchmark's file into tasks; throws `TasksFailure` with the first bad rows by file and line. */
export async function readBenchmark(
  source: BenchmarkSource,
  sandbox: Sandbox,
  options: ReadBenchmarkOptions,
): Promise<BenchmarkTasks> {
  const chosen = await chooseRows(unpackRows(readRows(source.path, source.name)), choiceOf(source), (firstRows) =>
    readerFor(source, firstRows),
  );
  const rows = [...chosen.positions.keys()];
  const prepared = await answerQuestions(
    await prepareTasks(rows, sandbox.reader),
    rows,
    sandbox,
    options.python ?? 'wasm',
  );
  const faults = settleFaults(source.name, [...chosen.faults, ...prepared.faults], prepared.tasks.length, options);
  const known = new Map(
    [...chosen.positions].map(([raw, position]) => [raw.id, { position, prompt: raw.prompt ?? '' }]),
  );
  const tasks = options.withoutShown ? prepared.tasks : await withShown(prepared.tasks, rows, sandbox);
  return {
    tasks: tasks.map((task) => ({ task, position: 0, prompt: '', ...known.get(task.id) })),
    skipped: countByReason(faults),
    ...(await digestOf(source.path)),
  };
}

/** Rows that another benchmark has published say so at once. */
function readerFor({ benchmark, name }: BenchmarkSource, firstRows: unknown[]): RowReader {
  const found = told(firstRows);
  if (found === null || found === benchmark) return rowReaders[benchmark];
  throw new TasksFailure([`${name}: expected rows of ${benchmark}, found rows of ${found}; name the other file.`]);
}

/** MBPP's rows are numbered, and its splits are numbers. */
function choiceOf({ benchmark, name, split, ids, limit, only }: BenchmarkSource): RowChoice {
  const choice = { path: name, ids, limit, only };
  if (benchmark !== 'mbpp') return choice;
  return { ...choice, isWithin: (id) => isInSplit(numberOf(id) ?? -1, split ?? 'test') };
}
