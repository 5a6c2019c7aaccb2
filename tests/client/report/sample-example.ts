import type { Example } from '../../../client/report/example.ts';

export const sampleExample = (more: Partial<Example> = {}): Example => ({
  task: 'double',
  text: 'Return twice the number.',
  attempt: 'def double(x):\n    return x ** 2',
  refinement: 'def double(x):\n    return x * 2',
  gold: null,
  failing: 'wrong answer',
  feedback: '',
  test: null,
  raised: null,
  marks: [],
  distance: 0.1,
  ...more,
});
