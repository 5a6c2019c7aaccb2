import { goldOf, refinementOf } from '../../domain/example/build.ts';
import type { TrainingExample } from '../../domain/example/example.ts';
import type { CodingTask } from '../../domain/task.ts';
import type { ExecutedProgram, Trajectory } from '../../domain/trajectory.ts';
import type { Mended } from '../../sandbox/port.ts';
import type { Collection } from '../../store/port.ts';
import type { Taught } from './taught.ts';
import { conditionsOf, type Verifier, whyItFails } from './verifier.ts';

/** A trajectory whose accepted programs follow their task's header where they can, and how each of them was mended for that. */
export interface Continued {
  trajectory: Trajectory;
  mended: Mends;
}

type Mends = Partial<Record<'gold' | 'refinement', string[]>>;

/** Puts under the header the accepted programs that only call its parameters otherwise, and then pass. */
export async function continued(
  trajectory: Trajectory,
  task: CodingTask,
  { plan }: Collection,
  verifier: Verifier | null,
): Promise<Continued> {
  // An answer in a chat is a whole program and follows no header.
  if (verifier === null || plan.student.endpoint === 'chat') return { trajectory, mended: {} };
  const place = (program: ExecutedProgram | null) => underHeader(program, task, plan, verifier);
  const [gold, refinement] = [await place(goldOf(trajectory)), await place(refinementOf(trajectory))];
  return {
    trajectory: {
      ...trajectory,
      gold: gold?.program ?? trajectory.gold,
      refinements: trajectory.refinements.map((one) =>
        one.index === refinement?.program.index ? refinement.program : one,
      ),
    },
    mended: {
      ...(gold === null ? {} : { gold: gold.mended }),
      ...(refinement === null ? {} : { refinement: refinement.mended }),
    },
  };
}

/** The same with its rows marked as mended whose programs were. */
export function markMended(taught: Taught, mended: Mends): Taught {
  const mark = (row: TrainingExample): TrainingExample => {
    const what = mended[row.lesson.answer];
    return what === undefined ? row : { ...row, mended: what };
  };
  const { examples, pair, answers } = taught;
  return {
    ...taught,
    examples: typeof examples === 'string' ? examples : examples.map(mark),
    pair: typeof pair === 'string' ? pair : mark(pair),
    answers: answers.map((answer) =>
      answer.label && answer.program.kind === 'refinement' ? { ...answer, mended: mended.refinement ?? [] } : answer,
    ),
  };
}

async function underHeader(
  program: ExecutedProgram | null,
  task: CodingTask,
  plan: Collection['plan'],
  verifier: Verifier,
): Promise<{ program: ExecutedProgram; mended: Mended['mended'] } | null> {
  if (program === null || program.completion !== null || task.language !== 'python' || task.header === '') return null;
  const { header, entryPoint } = task;
  const [found] = await verifier.sandbox.reader.mend([
    { header, entryPoint, completion: null, program: program.program },
  ]);
  if (found == null) return null;
  const { completion, mended } = found;
  const fails = await whyItFails(header.trimEnd() + completion, task, verifier, conditionsOf(plan));
  return fails === null ? { program: { ...program, completion }, mended } : null;
}
