import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const schema = z.object({ id: z.string(), text: z.string(), header: z.string(), gold: z.string() });

/** What the scripted models know of a task. */
export type DemoTask = z.infer<typeof schema>;

/** Where the demo's tasks are. */
export const demoFolder = import.meta.dirname;

/** The tasks of `tasks.jsonl`, in its order. */
export function readDemoTasks(): DemoTask[] {
  const lines = readFileSync(join(demoFolder, 'tasks.jsonl'), 'utf8').trimEnd().split('\n');
  return lines.map((line) => schema.parse(JSON.parse(line)));
}
