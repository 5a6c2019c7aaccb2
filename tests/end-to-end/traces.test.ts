// Needs PERSD_DATA: the recorded models are played back by a local server, and everything else is the product.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startModelServer } from '../../demo/server.ts';
import type { Variant } from '../../domain/example/variant.ts';
import { writeCollection } from '../support/collection.ts';
import { runPersd } from '../support/persd.ts';
import { quiet } from '../support/processes.ts';
import { temporaryHome } from '../support/temporary-home.ts';
import { playTraces, readTraces, type Trace } from '../support/traces.ts';

const data = readTraces();

interface Row {
  id: string;
  prompt: string;
  completion: string;
}

interface Setting {
  /** More keys of the plan. */
  more: Record<string, unknown>;
  variants: Variant[];
}

async function rowsOf(home: string, variant: Variant): Promise<Row[]> {
  const out = join(home, `${variant}.jsonl`);
  await runPersd(home, ['export', 'recorded', '--variant', variant, '--paper-boundary', '--no-verify', '--out', out]);
  return readFileSync(out, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line): Row => JSON.parse(line));
}

/** Runs the command on all traces; answers with what it said and the rows that it exported. */
async function collect({ path, traces }: { path: string; traces: Trace[] }, { more, variants }: Setting) {
  const home = temporaryHome();
  const models = await startModelServer(playTraces(traces));
  try {
    const plan = writeCollection({
      folder: join(home, 'plan'),
      tasks: path,
      format: 'traces',
      url: models.url,
      more,
    });
    const ended = await runPersd(home, ['collect', plan, '--json', '--allow-outside']);
    const exported: Record<string, Row[]> = {};
    for (const variant of variants) exported[variant] = await rowsOf(home, variant);
    return { ended, exported, calls: models.asked.length };
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
  const folder = join(process.env['PERSD_DATA'] ?? '', 'persdistill');
  const inPaper = (name: string): string => join(folder, 'prompts', `${name}.txt`);
  const prompts = { attempt: inPaper('attempt'), refine: inPaper('refine'), rectify: inPaper('rectify') };
  const refinements = new Map(all.traces.map((trace) => [trace.task_id, trace.refinement]));

  it.each<[string, Setting]>([
    ['in the product’s own words', { more: {}, variants: ['persd'] }],
    [
      'in the words of the paper, whose released rows they give again',
      { more: { prompts, feedback: 'paper' }, variants: ['persd', 'inpd', 'inpd-refine'] },
    ],
  ])('end refined, each for two calls, %s', { timeout: 300_000 }, async (_title, setting) => {
    const { ended, exported, calls } = await collect(all, setting);
    expect(ended.stderr).not.toMatch(/Error|    at /);
    const told: { outcomes: Record<string, number> } = JSON.parse(ended.stdout);
    expect(told.outcomes).toEqual({ mastered: 0, refined: 400, unrefined: 0, rejected: 0, abandoned: 0 });
    expect(calls).toBe(800);
    const { persd = [] } = exported;
    expect(persd).toHaveLength(400);
    const pairs = persd.map((row): [string, string] => [programOf(row), refinements.get(taskOf(row)) ?? '']);
    expect(sameTrees(pairs).filter((same) => !same)).toHaveLength(0);
    if (setting.variants.length > 1) expectReleased(exported, readReleased(folder));
  });
});

const taskOf = ({ id }: Row): number => Number(id.slice(id.indexOf('/') + 1));

/** What follows the task's docstring, and what the student is to write. */
const programOf = ({ prompt, completion }: Row): string => prompt.slice(prompt.lastIndexOf('"""') + 3) + completion;

/** Rows of the recorded tasks as the paper's authors released them. */
function readReleased(folder: string): Map<number, Record<string, Omit<Row, 'id'>>> {
  const lines = readFileSync(join(folder, 'rows-sample.jsonl'), 'utf8').trimEnd().split('\n');
  return new Map(
    lines.map((line) => {
      const { task_id, ...rows } = JSON.parse(line);
      return [task_id, rows];
    }),
  );
}

/** Where the released prompts of the second step say something else, and why. */
const otherFeedback = new Map([
  [108, 'prints the address of a function'],
  [2330, 'prints the address of a zip object'],
  [2984, 'prints the address of a function'],
  [8289, 'prints the address of a generator'],
  [8079, 'prints a set, in the order of another hash seed'],
  [7711, 'had numpy'],
  [8606, 'had numpy'],
  [14189, 'had every name of heapq, merge among them'],
]);

function expectReleased(exported: Record<string, Row[]>, released: ReturnType<typeof readReleased>): void {
  for (const variant of ['persd', 'inpd']) {
    for (const row of exported[variant] ?? []) {
      const { prompt = '', completion = '' } = released.get(taskOf(row))?.[variant] ?? {};
      expect([plain(row.prompt), plain(row.completion)]).toEqual([plain(prompt), plain(completion)]);
    }
  }
  const others = (exported['inpd-refine'] ?? []).filter(
    (row) => beforeHeader(row.prompt) !== beforeHeader(released.get(taskOf(row))?.['inpd_refine']?.prompt ?? ''),
  );
  expect(others.map(taskOf).filter((task) => !otherFeedback.has(task))).toEqual([]);
}

/** With line feeds alone, and no empty lines at its ends. */
const plain = (text: string): string => text.replaceAll('\r\n', '\n').replace(/^\n+|\s+$/g, '');

/** Up to the end of the second text of the task: the released prompts have no header behind it. White space is one space. */
const beforeHeader = (prompt: string): string =>
  prompt
    .slice(0, prompt.lastIndexOf('"""') + 3)
    .replaceAll(/\s+/g, ' ')
    .trim();
