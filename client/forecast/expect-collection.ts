import type { CollectPlan } from '../../domain/plan.ts';
import { goldPrompt, refinePrompt } from '../../domain/prompt/build.ts';
import type { CodingTask } from '../../domain/task.ts';
import type { Asking } from '../../models/request.ts';
import { askingsOf } from '../run/paid.ts';
import { plural } from '../screen/figures.ts';
import { exactly, type Range } from './expected.ts';
import type { Failing } from './failing.ts';
import type { Subject } from './journalled.ts';
import type { Remembered } from './remembered.ts';

/**
 * What a collection asks: attempts at all tasks, gold where it is the teacher's, corrections of what fails. `left`: tasks without an
 * outcome.
 */
export function collectionSubjects(
  plan: CollectPlan,
  tasks: CodingTask[],
  left: number,
  failing: Failing,
  remembered: Remembered,
): Subject[] {
  const { attempts } = plan;
  const attemptsAt = tasks.flatMap((task) => askingsOf(plan, { task, sample: 0 }));
  return [
    {
      role: 'student',
      stage: 'attempt',
      why: `${attempts === 1 ? 'one attempt' : `${attempts} attempts`} at each task`,
      calls: exactly(attemptsAt.length),
      askings: attemptsAt,
      known: true,
    },
    ...goldSubjects(plan, tasks, failing),
    ...knownCorrections(remembered),
    ...otherCorrections(plan, left, failing, remembered),
  ];
}

/** Of attempts that are executed already, so that it is known what will be asked. */
function knownCorrections({ askings, more }: Remembered): Subject[] {
  if (askings.length === 0) return [];
  const failed = new Set(askings.map(({ task }) => task)).size;
  return [
    {
      role: 'teacher',
      stage: 'refine',
      why: `corrections of ${plural(failed, 'first attempt')} that failed in earlier runs`,
      calls: { least: askings.length, most: askings.length + more },
      askings,
      known: true,
    },
  ];
}

function otherCorrections(
  plan: CollectPlan,
  left: number,
  failing: Failing,
  { askings, unknown }: Remembered,
): Subject[] {
  const { refinements } = plan;
  const open = Math.min(left, unknown.length);
  if (open === 0 && askings.length > 0) return [];
  const failed = share(open, failing);
  const others = askings.length === 0 ? '' : 'other ';
  return [
    {
      role: 'teacher',
      stage: 'refine',
      why: `${refinements === 1 ? 'one correction' : `1 to ${refinements} corrections`} of each ${others}first attempt that fails; ${failing.told}`,
      calls: { least: refinements === 0 ? 0 : failed.least, most: failed.most * refinements },
      askings: unknown.map((task) => standIn(plan, task)),
      known: false,
    },
  ];
}

function goldSubjects(plan: CollectPlan, tasks: CodingTask[], failing: Failing): Subject[] {
  const without = tasks.filter(({ gold }) => gold === null);
  if (plan.gold !== 'teacher' || without.length === 0) return [];
  const all = plan.goldFor === 'all';
  return [
    {
      role: 'teacher',
      stage: 'gold',
      why: `a direct answer for each task without a gold program${all ? '' : ` whose first attempt fails; ${failing.told}`}`,
      calls: all ? exactly(without.length) : share(without.length, failing),
      askings: without.map((task) => ({
        role: 'teacher',
        stage: 'gold',
        task: task.id,
        prompt: goldPrompt(task, plan),
        sample: 0,
      })),
      known: true,
    },
  ];
}

const share = (tasks: number, { share: { least, most } }: Failing): Range => ({
  least: Math.floor(tasks * least),
  most: Math.ceil(tasks * most),
});

/** Like what the teacher will be asked: the attempt is not known, and a gold program is about as long as one. */
function standIn(plan: CollectPlan, task: CodingTask): Asking {
  const attempt = task.gold ?? task.header;
  const failed = { attempt, feedback: 'The program fails a test.', gold: plan.gold === 'none' ? null : task.gold };
  const prompt = refinePrompt(task, { ...failed, previous: null }, plan);
  return { role: 'teacher', stage: 'refine', task: task.id, prompt, sample: 0 };
}
