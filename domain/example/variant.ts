import type { Outcome } from '../trajectory.ts';

/** Which rows a dataset has. */
export const variants = [
  'stand',
  'inpd',
  'inpd-refine',
  'inpd-combined',
  'persd',
  'persd-refine',
  'persd-combined',
] as const;
export type Variant = (typeof variants)[number];

/** One thing to teach: in which step the student is asked, and whose program is the right answer. */
export interface Lesson {
  /** `attempt`: the task as it was first asked. `rectify`: the failed attempt and its feedback, as a second step asks it. */
  step: 'attempt' | 'rectify';
  answer: 'gold' | 'refinement';
}

interface Definition {
  /** In the order of their rows. */
  lessons: Lesson[];
  /** Tasks that it is made of. */
  outcomes: Outcome[];
}

const failed: Outcome[] = ['refined'];

/** Source: arXiv 2310.18628; the combined variant of `persd` answers the first step with gold, as the paper does. */
export const definitions: Record<Variant, Definition> = {
  stand: { lessons: [{ step: 'attempt', answer: 'gold' }], outcomes: ['mastered', 'refined', 'unrefined'] },
  inpd: { lessons: [{ step: 'attempt', answer: 'gold' }], outcomes: failed },
  'inpd-refine': { lessons: [{ step: 'rectify', answer: 'gold' }], outcomes: failed },
  'inpd-combined': {
    lessons: [
      { step: 'attempt', answer: 'gold' },
      { step: 'rectify', answer: 'gold' },
    ],
    outcomes: failed,
  },
  persd: { lessons: [{ step: 'attempt', answer: 'refinement' }], outcomes: failed },
  'persd-refine': { lessons: [{ step: 'rectify', answer: 'refinement' }], outcomes: failed },
  'persd-combined': {
    lessons: [
      { step: 'rectify', answer: 'refinement' },
      { step: 'attempt', answer: 'gold' },
    ],
    outcomes: failed,
  },
};

/** Whether a variant is made of gold programs alone, so that tasks that nobody refined may be added. */
export const isGoldOnly = (variant: Variant): boolean =>
  definitions[variant].lessons.every(({ answer }) => answer === 'gold');
