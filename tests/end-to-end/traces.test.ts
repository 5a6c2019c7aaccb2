// Needs PERSD_DATA: the recorded models are played back by a local server, and everything else is the product.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startModelServer } from '../../demo/server.ts';
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

const compareTrees = `
import ast, json, sys
print(json.dumps([ast.dump(ast.parse(one)) == ast.dump(ast.parse(other)) for one, other in json.load(sys.stdin)]))`;

/** Whether two programs are the same but for spaces and comments: asked of the machine's own Python, which is not the product's. */
function sameTrees(pairs: [string, string][]): boolean[] {
  const { stdout, stderr } = spawnSync('python3', ['-c', compareTrees], {
    input: JSON.stringify(pairs),
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
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
      // The program of a row is what follows the task's docstring, and what the student is to write.
      const program = prompt.slice(prompt.lastIndexOf('"""') + 3) + completion;
      return [program, refinements.get(id)?.refinement ?? ''];
    });
    expect(sameTrees(pairs).filter((same) => !same)).toHaveLength(0);
  });
});
