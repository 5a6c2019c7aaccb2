// A plan from the store, written and read again.
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { planSchema } from '../../../client/plan/schema.ts';
import { planText, promptTexts } from '../../../client/report/plan-text.ts';
import { portablePlan } from '../../../client/report/portable-plan.ts';
import { sampleModel, samplePlan } from '../../support/sample-plan.ts';

const server = { baseURL: 'http://127.0.0.1:8000/v1', apiKeyEnv: 'STUDENT_API_KEY', headers: { 'x-secret': 'y' } };

const stored = samplePlan({
  student: sampleModel({ ...server, identity: `${server.baseURL} student` }),
  prompts: { attempt: 'Solve <<TASK>>', refine: null, rectify: null },
  tasks: { ...samplePlan().tasks, digest: 'abc' },
});

it('is a plan that can be read again, once its models have addresses', () => {
  const written = parse(planText(portablePlan(stored)));
  const address = { baseURL: server.baseURL };
  const read = planSchema.safeParse({
    ...written,
    student: { ...written.student, ...address },
    teacher: { ...written.teacher, ...address },
  });
  expect(read.error?.issues).toBeUndefined();
  expect(read.data).toMatchObject({ name: stored.name, student: { temperature: 0.3, identity: 'student' } });
  expect(written.prompts).toEqual({ attempt: 'attempt.txt' });
  expect(promptTexts(stored)).toEqual([['attempt.txt', 'Solve <<TASK>>']]);
});

it('names no server, no variable and no header of the machine that made it', () => {
  expect(planText(portablePlan(stored))).not.toMatch(/127\.0\.0\.1|STUDENT_API_KEY|x-secret/);
});
