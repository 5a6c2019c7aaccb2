import { basename, resolve } from 'node:path';
import type { Evaluation } from '../../domain/evaluation/evaluation.ts';
import { TaskNames } from '../../domain/evaluation/task-names.ts';
import type { Sandbox } from '../../sandbox/port.ts';
import { textHashOf } from '../benchmarks/digest.ts';
import { type BenchmarkTasks, readBenchmark } from '../benchmarks/read-benchmark.ts';
import { CommandFailure, exitCodes } from '../exit-codes.ts';
import { type Agreement, note, noAgreement } from './agreement.ts';
import { type Exclusion, readExclusion } from './exclusion.ts';
import { assembler } from './assembler.ts';
import { beginWith, longTasks } from './head-start.ts';
import { Judge } from './judge.ts';
import { nameSamples, type TaskSample } from './name-samples.ts';
import { ScoringProgress } from './progress.ts';
import { openResults, type ResultWriter } from './results/write.ts';
import { type ScoredSample, scoreSamples } from './score.ts';
import type { Scoring } from './scoring.ts';
import { type Survey, surveySamples } from './survey.ts';
import { settleSurvey } from './settle-survey.ts';
import { startSlots } from './start-slots.ts';

/** What came of it. */
export interface Scored {
  evaluation: Evaluation;
  known: string | null;
  /** Rows of the benchmark that were left out, by reason. */
  skipped: BenchmarkTasks['skipped'];
  survey: Survey;
  agreement: Agreement;
  exclusion: Exclusion | null;
  /** Samples without a verdict, because the sandbox failed on them. */
  unjudged: { task: string; line: number; reason: string }[];
  /** Samples that pass their tests and that TypeScript's compiler refuses. */
  refused: number;
  /** Programs that were run: samples of a task that are the same are one. */
  programs: number;
  seconds: number;
}

/** Scores recorded samples in this process. Throws `CommandFailure` for files that are not as they must be. */
export async function scoreRecorded(scoring: Scoring, sandbox: Sandbox): Promise<Scored> {
  startSlots(sandbox, scoring.source.benchmark, scoring.conditions);
  const benchmark = await readBenchmark(scoring.source, sandbox, {
    skipBad: scoring.skipBadTasks === true,
    withoutShown: true,
    python: scoring.conditions.python,
  });
  const named = benchmark.tasks.map(({ task, prompt }) => ({ ...task, prompt }));
  const names = new TaskNames(scoring.source.benchmark, named);
  const survey = await surveySamples(scoring.samples, names);
  settleSurvey(survey, scoring);
  const exclusion =
    scoring.exclude === null ? null : await readExclusion(scoring.exclude, scoring.source.benchmark, named);
  const evaluation = emptyEvaluation(scoring, benchmark);
  const scored = {
    evaluation,
    known: benchmark.known,
    skipped: benchmark.skipped,
    survey,
    exclusion,
    agreement: noAgreement(),
    unjudged: [],
    refused: 0,
  };
  const ran = await runAll(scoring, sandbox, benchmark, names, scored);
  return { ...scored, ...ran };
}

function emptyEvaluation({ samples, source, assembly, k }: Scoring, { tasks, digest }: BenchmarkTasks): Evaluation {
  return {
    schema: 1,
    name: basename(samples),
    benchmark: source.benchmark,
    digest,
    further: tasks.some(({ task }) => (task.further ?? []).length > 0),
    assembly,
    asked: null,
    steps: 1,
    k,
    tasks: tasks.map(({ task }) => task.id),
    results: [],
  };
}

async function runAll(
  scoring: Scoring,
  sandbox: Sandbox,
  benchmark: BenchmarkTasks,
  names: TaskNames,
  scored: Omit<Scored, 'programs' | 'seconds'>,
): Promise<Pick<Scored, 'programs' | 'seconds'>> {
  const tasks = new Map(benchmark.tasks.map((task) => [task.task.id, task]));
  const judge = new Judge(sandbox, scoring.conditions);
  const assemble = assembler(tasks, scoring.assembly, sandbox.reader);
  const writer = await writerFor(scoring, scored.evaluation);
  const progress = new ScoringProgress(scored.survey.samples);
  const began = performance.now();
  const samples = (): AsyncGenerator<TaskSample> => samplesAlone(nameSamples(scoring.samples, names));
  try {
    const long = await longTasks(benchmark.tasks, scoring.conditions.python, sandbox.goldTimes);
    await beginWith(long, samples(), assemble, judge);
    for await (const one of scoreSamples(samples(), assemble, judge, sandbox.slots)) {
      await take(one, scored, writer);
      progress.step();
    }
    await writer?.end();
  } catch (error) {
    await writer?.abandon();
    throw error;
  } finally {
    progress.end();
  }
  return { programs: judge.programs, seconds: (performance.now() - began) / 1000 };
}

async function writerFor({ out, samples, source }: Scoring, evaluation: Evaluation): Promise<ResultWriter | null> {
  if (out === null) return null;
  if ([samples, source.path].some((path) => resolve(path) === resolve(out.path))) {
    throw new CommandFailure(
      exitCodes.badInput,
      `expected --out to name a file of its own, found ${out.path}; change it`,
    );
  }
  const { results: _, ...head } = evaluation;
  return openResults(out.path, out.format, { ...head, hash: await textHashOf(source.path) });
}

async function* samplesAlone(found: ReturnType<typeof nameSamples>): AsyncGenerator<TaskSample> {
  for await (const one of found) if (!('message' in one)) yield one;
}

async function take(one: ScoredSample, scored: Omit<Scored, 'programs' | 'seconds'>, writer: ResultWriter | null) {
  if (one.judgement === null) {
    scored.unjudged.push({ task: one.task, line: one.source.number, reason: one.failure });
    return;
  }
  scored.evaluation.results.push(one.result);
  if (one.judgement.refused) scored.refused += 1;
  note(scored.agreement, one, scored.evaluation.further);
  await writer?.add({ program: one.sample.text, words: one.judgement.result, result: one.result });
}
