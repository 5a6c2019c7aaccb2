import { stat } from 'node:fs/promises';
import type { PromptFiles } from '../../domain/plan.ts';
import type { Complaint } from './complaint.ts';
import { findNamedFile } from './inside.ts';
import type { LoosePlan } from './loose.ts';
import { readTextFile } from './text-file.ts';

/** What the files that a plan names hold, as far as they could be read, and what is wrong with the others. */
export interface PlanFiles {
  prompts: PromptFiles;
  complaints: Complaint[];
}

/** Finds the tasks, or the benchmark, and reads the prompts. The tasks are read later: they may be large. */
export async function readPlanFiles(plan: LoosePlan, folder: string, allowOutside: boolean): Promise<PlanFiles> {
  const section = plan.kind === 'evaluate' ? 'evaluate' : 'tasks';
  const complaints = await sourceComplaints(section, plan[section].path, folder, allowOutside);
  const prompts: PromptFiles = { attempt: null, refine: null, rectify: null };
  for (const name of ['attempt', 'refine', 'rectify'] as const) {
    const file = plan.prompts[name];
    if (file === null || file === '') continue;
    const read = await readPrompt(folder, file, allowOutside);
    if (read.ok) prompts[name] = read.text;
    else complaints.push({ path: ['prompts', name], message: read.message });
  }
  return { prompts, complaints };
}

async function readPrompt(folder: string, file: string, allowOutside: boolean) {
  const found = await findNamedFile(folder, file, allowOutside);
  return found.ok ? readTextFile(found.path, 'a prompt file') : found;
}

async function sourceComplaints(
  section: 'tasks' | 'evaluate',
  file: string,
  folder: string,
  allowOutside: boolean,
): Promise<Complaint[]> {
  if (file === '') return [];
  const found = await findNamedFile(folder, file, allowOutside);
  const path = [section, 'path'];
  if (!found.ok) return [{ path, message: found.message }];
  if ((await stat(found.path)).isFile()) return [];
  return [{ path, message: `expected a file, found a folder or device at ${found.path}; name the file in it` }];
}
