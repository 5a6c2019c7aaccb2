import { dirname, resolve } from 'node:path';
import type { CollectPlan, EvaluatePlan, RunPlan } from '../../domain/plan.ts';
import { readSettings } from '../../settings.ts';
import { sentences } from './complaint.ts';
import { PlanFailure } from './failure.ts';
import { readPlanFiles } from './files.ts';
import { allowKeys, keyComplaints } from './key-complaints.ts';
import { loosePlan } from './loose.ts';
import { ruleComplaints } from './rules.ts';
import { schemaComplaints } from './schema-complaints.ts';
import { schemaOf } from './schema.ts';
import { readTextFile } from './text-file.ts';
import { readYaml } from './yaml.ts';

export interface ReadPlanOptions {
  /** Files that the plan names may lie outside its folder. */
  allowOutside: boolean;
  /** Says where the home is, and so which keys were confirmed; no key is read. */
  env: NodeJS.ProcessEnv;
  /** Variables whose keys a person lets the plan's servers have, remembered in the home; `*_API_KEY` need none of it. */
  allowedKeys?: string[];
}

/** Reads and checks a plan with the prompt files that it names; throws `PlanFailure` with every mistake in it. */
export async function readPlan(path: string, options: ReadPlanOptions): Promise<RunPlan> {
  const file = await readTextFile(path, 'a plan');
  if (!file.ok) throw new PlanFailure([`${file.message}.`]);
  const { value, lineOf } = readYaml(file.text);
  const checked = schemaOf(value).safeParse(value);
  const loose = loosePlan.parse(value);
  const { home } = readSettings(options.env);
  await allowKeys(loose, home, options.allowedKeys ?? []);
  const files = await readPlanFiles(loose, dirname(resolve(path)), options.allowOutside);
  const complaints = [
    ...schemaComplaints(checked.error?.issues ?? [], value),
    ...ruleComplaints(loose),
    ...(await keyComplaints(loose, home)),
    ...files.complaints,
  ];
  if (!checked.success || complaints.length > 0) throw new PlanFailure(sentences(complaints, lineOf));
  return { ...checked.data, prompts: files.prompts };
}

/** A plan that collects. */
export async function readCollectPlan(path: string, options: ReadPlanOptions): Promise<CollectPlan> {
  const plan = await readPlan(path, options);
  if (plan.kind === 'collect') return plan;
  throw new PlanFailure([`kind: expected collect, found evaluate; \`persd evaluate ${path}\` runs this plan.`]);
}

/** A plan that evaluates. */
export async function readEvaluatePlan(path: string, options: ReadPlanOptions): Promise<EvaluatePlan> {
  const plan = await readPlan(path, options);
  if (plan.kind === 'evaluate') return plan;
  throw new PlanFailure([`kind: expected evaluate, found collect; \`persd collect ${path}\` runs this plan.`]);
}
