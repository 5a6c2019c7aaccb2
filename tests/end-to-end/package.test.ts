// Packs what would be published, installs it into an empty folder, and uses it there as somebody does who has no clone.
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { type Script, startModelServer } from '../../demo/server.ts';
import { serverBinary } from '../../temporal-config/server/binary.ts';
import { quiet } from '../support/processes.ts';
import { root } from '../support/sources.ts';
import { suiteFolder } from '../support/temporary-home.ts';

const folder = suiteFolder();
const project = join(folder, 'project');
const home = join(folder, 'home');
const installed = join(project, 'node_modules/persd');

/** The machine's own Node and npm: those of the clone, which npm puts first on the path of its scripts, are no part of a package. */
const PATH = (process.env['PATH'] ?? '')
  .split(delimiter)
  .filter((entry) => !entry.startsWith(root))
  .join(delimiter);

/** Runs a command to its end and answers with what it printed; rejects with what it complained of. */
async function run(cwd: string, command: string, ...args: string[]): Promise<string> {
  // A cache of its own, so that the workflows are bundled from the package; the server alone is not fetched again.
  const own = { PATH, PERSD_HOME: home, XDG_CACHE_HOME: join(folder, 'cache') };
  const env = { ...process.env, ...own, TEMPORAL_CLI_PATH: (await serverBinary()).path };
  const ended = promisify(execFile)(command, args, { cwd, env, maxBuffer: 2 ** 26 });
  const { stdout } = await ended.catch((error: Error & { stdout: string }) => {
    // The compiler complains on its standard output, which the message leaves out.
    throw new Error(`${error.message}\n${error.stdout}`, { cause: error });
  });
  return stdout;
}

const persd = async (...args: string[]): Promise<string> => run(project, 'npx', '--no-install', 'persd', ...args);

/** Packs a copy, so that no clone is left with what was built. */
async function pack(): Promise<string> {
  const copy = join(folder, 'copy');
  const left = new Set(['node_modules', 'dist', '.git', '.persd', 'coverage']);
  cpSync(root, copy, { recursive: true, filter: (path) => !left.has(relative(root, path)) });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  await run(copy, 'npm', 'pack', '--silent', '--pack-destination', folder);
  return join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? 'no tarball');
}

/** A student that returns nothing, and a teacher that knows the gold programs of a task file. */
function starterModels(tasks: string): Script {
  const known: { text: string; gold: string }[] = readFileSync(tasks, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  return ({ endpoint, prompt }) => {
    const task = known.find(({ text }) => prompt.replaceAll(/\s+/g, ' ').includes(text));
    return { text: endpoint === 'completions' ? '\n    return None\n' : `\`\`\`python\n${task?.gold}\`\`\`` };
  };
}

const reachable = await run(root, 'npm', 'ping', '--fetch-retries=1', '--fetch-timeout=20000').then(
  () => true,
  () => false,
);
if (!reachable) console.warn('npm reaches no registry: the package is NOT installed and NOT tested');

describe.skipIf(!reachable)('the package', { timeout: 300_000 }, () => {
  beforeAll(async () => {
    mkdirSync(project);
    // Else npm looks for one in the folders above, and installs where it finds it.
    writeFileSync(join(project, 'package.json'), '{ "private": true }');
    await run(project, 'npm', 'install', '--no-audit', '--no-fund', await pack());
  }, 900_000);

  afterAll(() => quiet(home));

  it('holds what runs and what people read, and no source, test or measurement', () => {
    const files = readdirSync(installed, { recursive: true, encoding: 'utf8' });
    expect(readdirSync(installed)).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'bin', 'dist', 'package.json']);
    expect(files.filter((file) => /\.ts$|\.tgz$|(^|\/)(tests|bench|node_modules|\.persd)(\/|$)/.test(file))).toEqual(
      [],
    );
    const found = files.map((file) => statSync(join(installed, file))).filter((one) => one.isFile());
    const bytes = found.reduce((sum, { size }) => sum + size, 0);
    expect(bytes).toBeLessThan(2_000_000);
  });

  it('says its version', async () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect((await persd('--version')).trim()).toBe(version);
  });

  it('finds the machine fit to run it', async () => {
    const findings: { check: string; state: string }[] = JSON.parse(await persd('doctor', '--json'));
    expect(findings.map(({ check }) => check)).toEqual(
      expect.arrayContaining(['Node', 'Temporal server', 'store', 'sandbox']),
    );
    expect(findings.filter(({ state }) => state !== 'well' && state !== 'weak')).toEqual([]);
  });

  it('collects the demo', async () => {
    const { state, tasks, unfinished, outcomes } = JSON.parse(await persd('demo', '--json'));
    expect({ state, tasks, unfinished }).toEqual({ state: 'done', tasks: 28, unfinished: 0 });
    expect(outcomes).toMatchObject({ rejected: 0, abandoned: 0 });
  });

  it('collects and exports by the plan that it has written', async () => {
    await persd('init');
    const models = await startModelServer(starterModels(join(project, 'tasks.jsonl')));
    const plan = parse(readFileSync(join(project, 'plan.yaml'), 'utf8'));
    for (const role of ['student', 'teacher']) plan[role] = { ...plan[role], baseURL: models.url, apiKeyEnv: null };
    writeFileSync(join(project, 'plan.yaml'), stringify(plan));
    try {
      const { outcomes } = JSON.parse(await persd('collect', 'plan.yaml', '--json'));
      expect(outcomes).toMatchObject({ refined: 3 });
    } finally {
      await models.close();
    }
    await persd('export', plan.name, '--format', 'prompt-completion', '--variant', 'persd', '--out', 'rows.jsonl');
    expect(readFileSync(join(project, 'rows.jsonl'), 'utf8').trim().split('\n')).toHaveLength(3);
  });
});
