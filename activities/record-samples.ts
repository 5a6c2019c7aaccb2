import type { SampleProgress } from '../domain/sample.ts';
import { type SampleRecord, sampleOutcomeOf } from '../domain/sample.ts';
import type { ExecutedProgram } from '../domain/trajectory.ts';
import type { NumberedTask, Store } from '../store/port.ts';
import { evaluationRunOf } from './run-of.ts';
import type { SampleActivities } from './sample-contract.ts';

export function recordSamples(store: Store): SampleActivities['recordSamples'] {
  return async ({ run, samples }) => {
    await evaluationRunOf(store, run);
    const loaded = await store.tasks.load(
      run,
      samples.map(({ number }) => number),
    );
    const byNumber = new Map(loaded.map((task) => [task.number, task]));
    const records = [];
    for (const progress of samples) {
      const sample = byNumber.get(progress.number);
      if (sample === undefined) throw new Error(`sample ${progress.number} of ${run} is not in the store`);
      const programs = await store.programs.read(run, progress.number);
      records.push({ number: progress.number, record: recordOf(progress, sample, programs) });
    }
    await store.samples.write(run, records);
  };
}

function recordOf(progress: SampleProgress, { task, sample }: NumberedTask, programs: ExecutedProgram[]): SampleRecord {
  const asked = new Set(progress.steps.map(({ call }) => call));
  return {
    schema: 1,
    task: task.id,
    sample,
    outcome: sampleOutcomeOf(progress),
    shows: (task.shown ?? []).length > 0,
    // Programs of an earlier, interrupted walk that this one did not ask for are not part of its story.
    results: programs
      .filter(({ call }) => call !== null && asked.has(call))
      .map((program) => resultOf(program, task.id, sample)),
    failure: progress.failure,
  };
}

function resultOf(program: ExecutedProgram, task: string, sample: number): SampleRecord['results'][number] {
  const { status, cause } = program.execution;
  return {
    task,
    sample,
    step: program.index + 1,
    status,
    cause,
    further: program.further ?? null,
    truncated: program.truncated,
    extracted: program.extracted ?? true,
    length: program.program.length,
  };
}
