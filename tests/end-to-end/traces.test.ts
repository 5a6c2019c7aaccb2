// Needs PERSD_DATA: the recorded models are played back by a local server, and everything else is the product.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startModelServer } from '../../demo/server.ts';
import { openSandbox } from '../../sandbox/open.ts';
import { writeCollection } from '../support/collection.ts';
import { runPersd } from '../support/persd.ts';
import { quiet } from '../support/processes.ts';
import { temporaryHome } from '../support/temporary-home.ts';
import { playTraces, readTraces, type Trace } from '../support/traces.ts';

const data = readTraces();

/** Runs the command on all traces; answers with what it said and the rows that it exported. */
async function collect({ path, traces }: { path: string; traces: Trace[] }, prompts: Record<string, string>) {
  const home = temporaryHome();
  const models = await startModelServer(playTraces(traces));
  try {
    const plan = writeCollection({
      folder: join(home, 'plan'),
      tasks: path,
      format: 'traces',
      url: models.url,
      more: { prompts },
    });
    const ended = await runPersd(home, ['collect', plan, '--json', '--allow-outside']);
    const out = join(home, 'rows.jsonl');
    await runPersd(home, ['export', 'recorded', '--variant', 'persd', '--out', out]);
    const rows = readFileSync(out, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line): { prompt: string; completion: string; id: string } => JSON.parse(line));
    return { ended, rows, calls: models.asked.length };
  } finally {
    await quiet(home);
    await models.close();
  }
}

/** Whether two programs are the same but for spaces and comments: their syntax trees as the reader prints them. */
async function sameTrees(pairs: [string, string][]): Promise<boolean[]> {
  const sandbox = await openSandbox({ cache: temporaryHome(), slots: 1 });
  try {
    const trees = await sandbox.reader.trees(pairs.flat());
    return pairs.map((_, at) => trees[2 * at] !== null && trees[2 * at] === trees[2 * at + 1]);
  } finally {
    await sandbox.close();
  }
}

describe.skipIf(data === null)('400 recorded traces', () => {
  const all = data ?? { path: '', traces: [] };
  const folder = join(process.env['PERSD_DATA'] ?? '', 'persdistill/prompts');

  it.each([
    ['in the product’s own words', {}],
    ['in the words of the paper', { attempt: join(folder, 'attempt.txt'), refine: join(folder, 'refine.txt') }],
  ])('end refined, each for two calls, %s', { timeout: 300_000 }, async (_title, prompts: Record<string, string>) => {
    const { ended, rows, calls } = await collect(all, prompts);
    expect(ended.stderr).not.toMatch(/Error|    at /);
    const told: { outcomes: Record<string, number> } = JSON.parse(ended.stdout);
    expect(told.outcomes).toEqual({ mastered: 0, refined: 400, unrefined: 0, rejected: 0, abandoned: 0 });
    expect(calls).toBe(800);
    expect(rows).toHaveLength(400);
    const refinements = new Map(all.traces.map((trace) => [`persd/${trace.task_id}`, trace]));
    const pairs = rows.map(({ id, prompt, completion }): [string, string] => {
      const trace = refinements.get(id);
      const header = trace?.header ?? '';
      return [
        prompt.slice(prompt.lastIndexOf(header.slice(0, header.indexOf('(')))) + completion,
        trace?.refinement ?? '',
      ];
    });
    expect((await sameTrees(pairs)).filter((same) => !same)).toHaveLength(0);
  });
});
