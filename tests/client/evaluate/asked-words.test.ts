import { expect, test } from 'vitest';
import { askedLine } from '../../../client/evaluate/asked-words.ts';
import { evaluationLines } from '../../../client/evaluate/evaluation-lines.ts';
import { askedIn } from '../../../domain/prompt/sample.ts';
import { evaluationOf } from '../../domain/evaluation/samples.ts';
import { sampleEvaluatePlan, sampleModel } from '../../support/sample-plan.ts';

const asked = { model: 'base-1b', endpoint: 'completions', wording: 'benchmark', prompt: '0123456789abcdef' } as const;

test('An evaluation says in whose words its model was asked, and by which endpoint.', () => {
  const told = { known: null, exclusion: null, perTask: false };
  const line = "  asked     base-1b · completions with the benchmark's own prompt (0123456789ab)";
  expect(evaluationLines(evaluationOf([1], 1, { asked }), told)).toContain(line);
  expect(evaluationLines(evaluationOf([1], 1), told).join('\n')).not.toContain('asked');
  expect(askedLine({ model: 'm', endpoint: 'chat', prompt: '0123' })).toBe('  asked     m · chat (0123)');
});

test.each([
  ['completions', null, null, 'benchmark'],
  ['completions', 'persd', null, 'persd'],
  ['chat', null, null, 'persd'],
  ['chat', null, 'Solve <<TASK>>', 'file'],
] as const)(
  '%s with the wording %s and the prompt file %s is asked so: %s.',
  (endpoint, wording, attempt, expected) => {
    const plan = sampleEvaluatePlan(
      { wording },
      { student: sampleModel({ endpoint }), prompts: { attempt, refine: null, rectify: null } },
    );
    expect(askedIn(plan)).toBe(expected);
  },
);
