import { openKeyFault } from './address.ts';
import type { Complaint } from './complaint.ts';
import { evaluateComplaints } from './evaluate-rules.ts';
import type { LoosePlan } from './loose.ts';

const isBlank = (value: unknown): boolean => value === undefined || value === null;

/** Nobody teaches in an evaluation. */
const rolesOf = ({ kind }: LoosePlan): ('student' | 'teacher')[] =>
  kind === 'evaluate' ? ['student'] : ['student', 'teacher'];

/** Rules over several keys of a plan. */
export const ruleComplaints = (plan: LoosePlan): Complaint[] => [
  ...rolesOf(plan).flatMap((role) => openKey(plan, role)),
  ...rolesOf(plan).flatMap((role) => priceForBudget(plan, role)),
  ...mappedColumns(plan),
  ...evaluateComplaints(plan),
];

function openKey(plan: LoosePlan, role: 'student' | 'teacher'): Complaint[] {
  const message = openKeyFault(plan[role].baseURL, plan[role].apiKeyEnv);
  return message === null ? [] : [{ path: [role, 'baseURL'], message }];
}

function priceForBudget(plan: LoosePlan, role: 'student' | 'teacher'): Complaint[] {
  if (isBlank(plan.budget.usd) || !isBlank(plan[role].price)) return [];
  const expected = 'expected a price, for budget.usd counts dollars, found nothing';
  const advice = 'add price: { input: 0.5, output: 1.5 } in US dollars per million tokens, 0 for a server of your own';
  return [{ path: [role, 'price'], message: `${expected}; ${advice}` }];
}

function mappedColumns({ tasks }: LoosePlan): Complaint[] {
  const path = ['tasks', 'fields'];
  const names = Object.keys(tasks.fields);
  if (tasks.format !== 'map') {
    const unused = `expected fields for format: map alone, found ${names.join(', ')}; add format: map, or remove fields`;
    return names.length === 0 ? [] : [{ path, message: unused }];
  }
  const tested = names.includes('tests') || (names.includes('inputs') && names.includes('outputs'));
  if (names.includes('text') && tested) return [];
  const expected = 'expected the columns of text and of tests (or of inputs and outputs)';
  return [
    { path, message: `${expected}, found ${names.join(', ') || 'none'}; add fields: { text: question, tests: cases }` },
  ];
}
