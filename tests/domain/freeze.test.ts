// Pure: starts nothing.
import { expect, it } from 'vitest';
import { freeze } from '../../domain/freeze.ts';
import { sampleModel, samplePlan } from '../support/sample-plan.ts';

it('names the weights by address and model where the plan says nothing', () => {
  expect(freeze(samplePlan()).student.identity).toBe('http://127.0.0.1:8000/v1 student');
});

it('keeps the name that the plan gives', () => {
  expect(freeze(samplePlan({ student: sampleModel({ identity: 'sc-7b@round2' }) })).student.identity).toBe(
    'sc-7b@round2',
  );
});

it('keeps the name that the run had when its server has moved', () => {
  const stored = freeze(samplePlan());
  const moved = samplePlan({ student: sampleModel({ baseURL: 'http://127.0.0.1:9000/v1' }) });
  expect(freeze(moved, stored).student).toMatchObject({
    baseURL: 'http://127.0.0.1:9000/v1',
    identity: 'http://127.0.0.1:8000/v1 student',
  });
});
