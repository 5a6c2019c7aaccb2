import { expect, test } from 'vitest';
import { compared } from '../../../client/compare/compared.ts';
import { comparedDocument } from '../../../client/compare/compared-document.ts';
import { comparedLines, points, pValue } from '../../../client/compare/compared-lines.ts';
import { evaluationOf } from '../../domain/evaluation/samples.ts';

test('Two evaluations of other files, or without a common task, are refused in a sentence.', () => {
  const one = evaluationOf([1], 1, { name: 'one', digest: 'abc' });
  expect(() => compared(one, evaluationOf([1], 1, { name: 'other', digest: 'def' }))).toThrow(
    /^expected two evaluations of one benchmark's file, found .*\(one\) and .*\(other\); score both on the same file$/,
  );
  const elsewhere = { ...evaluationOf([1], 1, { name: 'other', digest: 'abc' }), tasks: [], results: [] };
  expect(() => compared(one, elsewhere)).toThrow(
    /^expected tasks that both evaluations have, found none; one and other/,
  );
});

test('What they differ in beside the student is told as a caution, each in its sentence.', () => {
  const asked = { model: 'm', endpoint: 'chat', prompt: 'p' };
  const before = evaluationOf([1], 1, { name: 'a', assembly: 'alone', asked });
  const after = evaluationOf([1], 1, { name: 'b', steps: 2, asked: { ...asked, prompt: 'q' } });
  expect(compared(before, after).cautions).toEqual([
    'in a programs stand alone, in b programs follow the prompt',
    'a has 1 step, b 2',
    'the two models were not asked in the same words',
  ]);
  expect(compared(before, before).cautions).toEqual([]);
  const foreign = evaluationOf([1], 1, { name: 'theirs', digest: '' });
  expect(compared(foreign, after).cautions[0]).toBe(
    "theirs does not say of which benchmark's file: compared by task ids alone",
  );
});

test('Text and document tell the same figures, and the document keeps no sample.', () => {
  const found = compared(evaluationOf([1, 0, 0, 0], 1), evaluationOf([0, 1, 1, 1], 1, { name: 'b' }));
  const document = comparedDocument(found);
  expect(document).toMatchObject({
    shared: 4,
    base: { rates: [{ k: 1, before: 0.25, after: 0.75, difference: 0.5, rough: true }], p: 0.625 },
    before: { name: 'a' },
    after: { name: 'b' },
  });
  expect(JSON.stringify(document)).not.toContain('results');
  const text = comparedLines(found).join('\n');
  expect(text).toContain('25.0 %, then 75.0 %: +50.0 points');
  expect(text).toContain("3 won, 1 lost, McNemar's exact p 0.63");
  expect(text).toMatch(/won: t1, t2, t3\n.*lost: t0/);
  expect(text).toContain('rough: with under 100 tasks');
});

test('With several samples a task, those that changed most are named first, and many are counted.', () => {
  const tasks = Array.from({ length: 12 }, (_, at) => at % 4);
  const found = compared(
    evaluationOf(
      tasks.map(() => 0),
      4,
    ),
    evaluationOf(tasks, 4),
  );
  const won = comparedLines(found).find((line) => line.includes('    won: '));
  expect(won).toMatch(/^ +won: t3 \(0\/4 to 3\/4\), t7 \(0\/4 to 3\/4\), t11 \(0\/4 to 3\/4\), t2/);
  expect(
    comparedLines(compared(evaluationOf(Array(30).fill(0), 1), evaluationOf(Array(30).fill(1), 1))).join(),
  ).toContain('t9 and 20 more');
});

test.each([
  [0.125, '+12.5'],
  [-0.04, '−4.0'],
  [0, '+0.0'],
])('A difference of %d is written as %s points.', (share, words) => {
  expect(points(share)).toBe(words);
});

test.each([
  [1, '1'],
  [0.048_712, '0.049'],
  [0.000_01, 'below 0.0001'],
])('A p of %d is written as %s.', (p, words) => {
  expect(pValue(p)).toBe(words);
});
