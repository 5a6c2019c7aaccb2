// Pure; no server.
import { describe, expect, it } from 'vitest';
import type { Status } from '../../domain/execution.ts';
import { nextSampleStage, type SampleProgress, sampleOutcomeOf, type SampleStep } from '../../domain/sample.ts';

const step = (index: number, status: Status | null, shown: Status | null): SampleStep => ({
  index,
  call: `call-${index}`,
  status,
  shown,
});

const sample = (steps: SampleStep[], failure: SampleProgress['failure'] = null): SampleProgress => ({
  number: 0,
  id: 'task',
  steps,
  failure,
});

const refused = { type: 'bad_request', message: 'refused' } as const;

describe('what a sample needs next', () => {
  it.each([
    ['a first answer', [], 3, 'attempt'],
    ['a verdict on its answer', [step(0, null, null)], 3, 'execute'],
    ['another answer where it failed what its task shows', [step(0, 'failed', 'failed')], 3, 'rectify'],
    [
      'another one, too, where it passed hidden tests that it is not told of',
      [step(0, 'passed', 'error')],
      3,
      'rectify',
    ],
    ['nothing where it passed what its task shows, hidden tests or not', [step(0, 'failed', 'passed')], 3, 'record'],
    ['nothing where its task shows nothing', [step(0, 'failed', null)], 3, 'record'],
    ['nothing where no step is left', [step(0, 'failed', 'failed')], 1, 'record'],
    ['a third answer', [step(0, 'failed', 'failed'), step(1, 'timeout', 'timeout')], 3, 'rectify'],
    ['no fourth of three', [0, 1, 2].map((at) => step(at, 'failed', 'failed')), 3, 'record'],
  ] as const)('is %s', (_title, steps, most, stage) => {
    expect(nextSampleStage(sample([...steps]), { steps: most })).toBe(stage);
  });

  it('is to be recorded once it has failed by no fault of its own', () => {
    expect(nextSampleStage(sample([step(0, null, null)], refused), { steps: 3 })).toBe('record');
  });
});

describe('where a sample ends', () => {
  it.each([
    ['passed', [step(0, 'failed', 'failed'), step(1, 'passed', null)]],
    ['failed', [step(0, 'passed', 'failed'), step(1, 'failed', null)]],
    ['failed', [step(0, 'timeout', null)]],
  ] as const)('is %s as its last answer was', (outcome, steps) => {
    expect(sampleOutcomeOf(sample([...steps]))).toBe(outcome);
  });

  it('is abandoned where the fault is ours', () => {
    expect(sampleOutcomeOf(sample([step(0, 'passed', null)], refused))).toBe('abandoned');
  });
});
