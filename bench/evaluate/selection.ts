import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Tasks whose canonical program alone takes a third of a minute and more, wherever it runs: it sums up to a hundred million, 22 times. */
const slow = ['Mbpp/599'];

/** Samples of some tasks, in a file of EvalPlus's results that `close` removes. */
export interface Selection {
  path: string;
  tasks: string[];
  /** Tasks that were left out because they are slow. */
  leftOut: string[];
  close(): Promise<void>;
}

/** Of recorded results at most the first `most` tasks; slow ones only where the `whole` file is wanted. */
export async function selectSamples(path: string, most: number, whole: boolean): Promise<Selection> {
  const recorded: { eval: Record<string, unknown> } = JSON.parse(await readFile(path, 'utf8'));
  const isLeftOut = (task: string): boolean => !whole && slow.includes(task);
  const all = Object.entries(recorded.eval);
  const chosen = all.filter(([task]) => !isLeftOut(task)).slice(0, most);
  const folder = await mkdtemp(join(tmpdir(), 'persd-bench-'));
  const selected = join(folder, 'samples.json');
  await writeFile(selected, JSON.stringify({ ...recorded, eval: Object.fromEntries(chosen) }));
  return {
    path: selected,
    tasks: chosen.map(([task]) => task),
    leftOut: all.flatMap(([task]) => (isLeftOut(task) ? [task] : [])),
    close: () => rm(folder, { recursive: true }),
  };
}
