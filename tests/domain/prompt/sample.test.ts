// Pure; no server.
import { describe, expect, it } from 'vitest';
import { buildExamples } from '../../../domain/example/build.ts';
import { feedbackOn } from '../../../domain/feedback/feedback.ts';
import { attemptPrompt } from '../../../domain/prompt/build.ts';
import { mendSamplePrompt, publicPart, samplePrompt, stopsFor } from '../../../domain/prompt/sample.ts';
import type { CodingTask } from '../../../domain/task.ts';
import { doubling } from '../../activities/home.ts';
import { sampleEvaluatePlan, sampleModel, samplePlan } from '../../support/sample-plan.ts';
import { refined } from '../samples.ts';

const hidden = 'assert double(314159) == 628318';
const task: CodingTask = {
  ...doubling,
  prompt: 'import math\r\n\ndef double(x):\n    """Twice x."""\n',
  stop: ['\ndef ', '\nprint'],
  tests: [{ kind: 'code', code: hidden }],
  further: [{ kind: 'code', code: hidden }],
  shown: [{ kind: 'code', code: 'assert double(1) == 2' }],
};
const chat = { student: sampleModel({ endpoint: 'chat' }) } as const;
const failed = { attempt: 'def double(x):\n    return x\n', feedback: 'double(1) gave 1, expected 2' };

describe('a first answer', () => {
  it('continues the benchmark’s own prompt without white space at its end, and stops where the benchmark says', () => {
    const plan = sampleEvaluatePlan();
    const prompt = 'import math\n\ndef double(x):\n    """Twice x."""';
    expect(samplePrompt(task, plan)).toEqual({ endpoint: 'completions', prompt });
    expect(stopsFor(task, plan)).toEqual(['\ndef ', '\nprint']);
  });

  it.each([
    ['in a chat', {}, chat],
    ['of a base model that was trained so', { wording: 'persd' }, {}],
  ] as const)('is asked for in the words of training %s', (_title, evaluate, more) => {
    const plan = sampleEvaluatePlan(evaluate, more);
    expect(samplePrompt(task, plan)).toEqual(attemptPrompt(task, samplePlan(more)));
    expect(stopsFor(task, plan)).toEqual([]);
  });

  it('is asked for with the plan’s own prompt file where it has one', () => {
    const prompts = { attempt: '<<TASK>>\n<<TESTS>>\n<<HEADER>>', refine: null, rectify: null };
    const { prompt } = { prompt: '', ...samplePrompt(task, sampleEvaluatePlan({}, { prompts })) };
    expect(prompt).toBe(`${task.text}\nassert double(1) == 2\n${task.header}`);
  });
});

describe('a second step', () => {
  it.each(['completions', 'chat'] as const)('asks in the bytes that are trained: %s', (endpoint) => {
    const [attempt] = refined.attempts;
    if (attempt === undefined) throw new Error('the sample has an attempt');
    const student = sampleModel({ endpoint });
    const feedback = feedbackOn(attempt.execution, 'plain');
    const trajectory = { ...refined, feedback };
    const built = buildExamples('persd-refine', trajectory, doubling, samplePlan({ student }));
    if ('leftOut' in built) throw new Error(`no row was built: ${built.leftOut}`);
    const asked = mendSamplePrompt(
      { ...doubling, shown: doubling.tests, prompt: 'def double(x):' },
      { attempt: attempt.program, feedback },
      sampleEvaluatePlan({ steps: 2 }, { student }),
    );
    expect(JSON.stringify(asked)).toBe(JSON.stringify(built.examples[0]?.prompt));
  });
});

describe('hidden tests', () => {
  const files = {
    attempt: '<<TESTS>><<TASK>><<HEADER>>',
    refine: null,
    rectify: '<<TESTS>><<ATTEMPT>><<FEEDBACK>><<HEADER>>',
  };
  it.each([
    ['the product’s wording', {}],
    ['prompt files that ask for tests', { prompts: files }],
    ['a chat', chat],
  ])('are in no prompt of %s', (_title, more) => {
    const plan = sampleEvaluatePlan({ wording: 'persd', steps: 2 }, more);
    const asked = JSON.stringify([samplePrompt(task, plan), mendSamplePrompt(task, failed, plan)]);
    expect(asked).not.toContain('314159');
  });

  it('are no part of what a prompt is made of, nor is the gold program', () => {
    expect(JSON.stringify(publicPart(task))).not.toContain('314159');
    expect(publicPart(task)).toMatchObject({ gold: null, tests: task.shown });
  });
});
