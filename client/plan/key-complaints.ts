import { readAddress } from './address.ts';
import { allowKey, isKeyAllowed } from './allowed-keys.ts';
import type { Complaint } from './complaint.ts';
import type { LoosePlan } from './loose.ts';

const variable = /^[A-Z_][A-Z0-9_]*$/;

/** Variables that a plan must not read: a plan is somebody else's text, and a secret once sent is gone. */
export async function keyComplaints(plan: LoosePlan, home: string): Promise<Complaint[]> {
  const student = await keyFault(plan.student, home);
  const teacher = await keyFault(plan.teacher, home);
  return [
    ...(student === null ? [] : [{ path: ['student', 'apiKeyEnv'], message: student }]),
    ...(teacher === null ? [] : [{ path: ['teacher', 'apiKeyEnv'], message: teacher }]),
  ];
}

/** Remembers that a person lets the plan's servers have the keys in these variables, from now on. */
export async function allowKeys(plan: LoosePlan, home: string, names: string[]): Promise<void> {
  for (const { apiKeyEnv, baseURL } of [plan.student, plan.teacher]) {
    const host = readAddress(baseURL)?.host;
    if (apiKeyEnv !== null && host !== undefined && names.includes(apiKeyEnv)) await allowKey(home, apiKeyEnv, host);
  }
}

async function keyFault({ apiKeyEnv, baseURL }: LoosePlan['student'], home: string): Promise<string | null> {
  if (apiKeyEnv === null) return null;
  // What is no name may be the key itself, so it is not repeated.
  if (!variable.test(apiKeyEnv)) {
    return "expected a variable's name such as STUDENT_API_KEY, found what is none; a key itself never belongs into a plan";
  }
  if (apiKeyEnv.endsWith('_API_KEY')) return null;
  const host = readAddress(baseURL)?.host ?? 'this host';
  if (await isKeyAllowed(home, apiKeyEnv, host)) return null;
  const advice = `rename it, or confirm once that ${host} may be sent it, with --allow-key ${apiKeyEnv}`;
  return `expected a variable whose name ends with _API_KEY, found ${apiKeyEnv}; ${advice}`;
}
