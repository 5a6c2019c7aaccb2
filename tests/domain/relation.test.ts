import { expect, test } from 'vitest';
import { relationText } from '../../domain/relation.ts';
import type { Relation } from '../../domain/task.ts';

const cases: [Relation | undefined, string][] = [
  [undefined, 'f(1) == 2'],
  [{ is: '!=' }, 'f(1) != 2'],
  [{ is: 'is not' }, 'f(1) is not 2'],
  [{ is: 'contains' }, '2 in f(1)'],
  [{ is: 'lacks' }, '2 not in f(1)'],
  [{ is: 'within', tolerance: 1e-7, inclusive: false }, 'abs(f(1) - 2) < 1e-7'],
  [{ is: 'within', tolerance: 0.5, inclusive: true }, 'abs(f(1) - 2) <= 0.5'],
  [{ is: 'close', relative: 1e-9, absolute: 0 }, 'math.isclose(f(1), 2, rel_tol=1e-9, abs_tol=0)'],
  [{ is: 'approx', relative: null, absolute: null }, 'f(1) == pytest.approx(2)'],
  [{ is: 'approx', relative: 0.1, absolute: 1 }, 'f(1) == pytest.approx(2, rel=0.1, abs=1)'],
];

test.each(cases)('%j is written as %s', (relation, text) => expect(relationText('f(1)', relation, '2')).toBe(text));
