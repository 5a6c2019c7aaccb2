import type { Complaint } from './complaint.ts';
import type { LoosePlan } from './loose.ts';

/** Rules over several keys of a plan that evaluates. */
export const evaluateComplaints = (plan: LoosePlan): Complaint[] =>
  plan.kind === 'evaluate' ? [...tooManyWanted(plan), ...promptless(plan), ...splitElsewhere(plan)] : [];

function tooManyWanted({ evaluate: { n, k } }: LoosePlan): Complaint[] {
  const samples = n ?? 1;
  if (typeof samples !== 'number') return [];
  return k.flatMap((wanted, at) =>
    typeof wanted === 'number' && wanted > samples
      ? [
          {
            path: ['evaluate', 'k', at],
            message: `expected at most n, which is ${samples}, found ${wanted}; raise n, or leave it out`,
          },
        ]
      : [],
  );
}

/** In a chat nobody goes on from a text. */
function promptless({ student, evaluate }: LoosePlan): Complaint[] {
  if (student.endpoint !== 'chat' || evaluate.wording !== 'benchmark') return [];
  const message = 'expected persd for a student with endpoint: chat, found benchmark; leave it out, or use completions';
  return [{ path: ['evaluate', 'wording'], message }];
}

function splitElsewhere({ evaluate: { benchmark, split } }: LoosePlan): Complaint[] {
  if (split === null || benchmark === 'mbpp' || benchmark === '') return [];
  return [
    { path: ['evaluate', 'split'], message: `expected a split for mbpp alone, found one of ${benchmark}; remove it` },
  ];
}
