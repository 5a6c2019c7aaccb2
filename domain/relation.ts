import type { Relation } from './task.ts';

/** A test by value as a person would assert it in Python, without the word `assert`. */
export function relationText(call: string, relation: Relation | undefined, expected: string): string {
  switch (relation?.is) {
    case undefined:
      return `${call} == ${expected}`;
    case 'contains':
      return `${expected} in ${call}`;
    case 'lacks':
      return `${expected} not in ${call}`;
    case 'within':
      return `abs(${call} - ${expected}) ${relation.inclusive ? '<=' : '<'} ${relation.tolerance}`;
    case 'close':
      return `math.isclose(${call}, ${expected}, rel_tol=${relation.relative}, abs_tol=${relation.absolute})`;
    case 'approx':
      return `${call} == pytest.approx(${[expected, ...approxArguments(relation)].join(', ')})`;
    case 'alike':
      return `${call} == ${expected}`;
    case 'alike in':
      return `${call} in ${expected}`;
    case 'near':
      return `numpy.allclose(${call}, ${expected}, rtol=${relation.relative}, atol=${relation.absolute})`;
    case '!=':
    case 'is':
    case 'is not':
    case 'in':
    case 'not in':
    case '<':
    case '<=':
    case '>':
    case '>=':
      break;
  }
  return `${call} ${relation.is} ${expected}`;
}

function approxArguments({ relative, absolute }: Extract<Relation, { is: 'approx' }>): string[] {
  return [...(relative === null ? [] : [`rel=${relative}`]), ...(absolute === null ? [] : [`abs=${absolute}`])];
}
