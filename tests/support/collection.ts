import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';

export interface CollectionSetting {
  folder: string;
  /** A task file, copied beside the plan. */
  tasks: string;
  format: string;
  url: string;
  /** More keys of the plan. */
  more?: Record<string, unknown>;
}

/** Writes a plan and its tasks into a folder, as a person would have them; answers with the plan's path. */
export function writeCollection({ folder, tasks, format, url, more = {} }: CollectionSetting): string {
  mkdirSync(folder, { recursive: true });
  copyFileSync(tasks, join(folder, 'tasks.jsonl'));
  const plan = {
    name: 'recorded',
    tasks: { path: 'tasks.jsonl', format },
    student: { baseURL: url, model: 'recorded-student', identity: 'student', endpoint: 'completions', concurrency: 20 },
    teacher: { baseURL: url, model: 'recorded-teacher', identity: 'teacher', endpoint: 'chat', concurrency: 20 },
    ...more,
  };
  const path = join(folder, 'plan.yaml');
  writeFileSync(path, stringify(plan));
  return path;
}
