import { stringify } from 'yaml';
import type { CollectPlan, PromptFiles } from '../../domain/plan.ts';
import { byKey } from '../export/by-key.ts';
import type { portablePlan } from './portable-plan.ts';

type PortablePlan = ReturnType<typeof portablePlan>;

/** A stored plan as somebody would write it: without what was left out, and with prompts as files again. */
export function planText({ tasks, prompts, tasksPerWorkflow, ...plan }: PortablePlan): string {
  const { digest: _, ...source } = tasks;
  const written = { ...plan, tasks: source, prompts: promptNames(prompts), tasksPerWorkflow: tasksPerWorkflow || null };
  return stringify(byKey(said(written)));
}

/** The texts of prompt files that the plan names, by the names that its text gives them. */
export function promptTexts({ prompts }: Pick<CollectPlan, 'prompts'>): [name: string, text: string][] {
  return Object.entries(prompts).flatMap(([part, text]) => (text === null ? [] : [[`${part}.txt`, text]]));
}

const promptNames = (prompts: PromptFiles): Record<string, string | null> =>
  Object.fromEntries(Object.entries(prompts).map(([part, text]) => [part, text === null ? null : `${part}.txt`]));

/** What a plan says at all: nothing that is null or empty. */
function said(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([key, part]): [string, unknown] => [key, said(part)]);
  return Object.fromEntries(entries.filter(([, part]) => !isEmpty(part)));
}

const isEmpty = (value: unknown): boolean =>
  value === null || (typeof value === 'object' && Object.keys(value).length === 0);
