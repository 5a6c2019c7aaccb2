import type { Tally } from './tally.ts';

/** What a collection says of the student that will be trained on it: an estimate, and one that no evaluation can be spared for. */
export interface Forecast {
  /** Tasks that say something about the models. */
  tasks: number;
  /** Shares of them: solved by the student alone, and solved once the teacher has mended its attempt. */
  before: number;
  withFeedback: number;
  /** Rows that there are to train on. */
  examples: number;
}

/** Tasks below which a share says little. */
const fewest = 20;

/**
 * What the PERsD paper's abstract reports of students that were trained so: points of pass@1 on HumanEval over the untrained
 * student (CodeGen-mono-16B and StarCoder), each from so many examples. What their gap was on the training tasks it does not say.
 */
export const published = { examples: [2_500, 3_000], points: [7, 12.2] } as const;

/** Null where too few tasks have ended to say anything. */
export function forecastOf({ mastered, refined, unrefined }: Tally): Forecast | null {
  const tasks = mastered + refined + unrefined;
  if (tasks < fewest) return null;
  return { tasks, before: mastered / tasks, withFeedback: (mastered + refined) / tasks, examples: refined };
}
