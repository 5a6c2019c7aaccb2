/**
 * Has the libraries of trainers read what `persd export` writes: `npm run check:consumers`. They are installed by pip into a folder
 * of their own, `PERSD_CONSUMERS` or one that is thrown away. Exit codes: 0 all was read, 1 a library stumbled, 3 they could not be
 * installed, or not within `PERSD_CONSUMERS_SECONDS` (600).
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DatasetOptions, exportDataset } from '../../client/export/dataset.ts';
import { readMix } from '../../client/export/mix.ts';
import { fileKinds } from '../../client/export/rows-file.ts';
import { endpointOf } from '../../client/export/selection.ts';
import { estimate, readTokenizer } from '../../client/export/tokens.ts';
import { variants } from '../../domain/example/variant.ts';
import type { Prompt } from '../../domain/model.ts';
import type { ExecutedProgram } from '../../domain/trajectory.ts';
import type { Collection, Store } from '../../store/port.ts';
import { openStore } from '../../store/open.ts';
import { recordRun } from '../client/export/samples.ts';
import { planOf, refined, task } from '../domain/samples.ts';

/** TRL and verl without what they want beside the others: torch and more, which only their training uses. */
const bare = ['trl==1.16.0', 'verl==0.9.1'];
const packages = [
  'datasets==5.2.0',
  'transformers==5.23.0',
  'jinja2==3.1.6',
  'psutil==7.2.2',
  'rich==15.0.0',
  'omegaconf==2.4.0',
  'pillow==13.0.0',
  'requests==2.34.2',
];
const tasks = 40;

const exitCodes = { stumbled: 1, notInstalled: 3 } as const;

/** A data set for the libraries to read. */
interface Folder {
  path: string;
  endpoint: Prompt['endpoint'];
  title: string;
}

/** Ends the check with an exit code. */
class Ended extends Error {
  readonly exitCode: number;

  constructor(exitCode: number, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}

const temporary = mkdtempSync(join(tmpdir(), 'persd-consumers-'));
try {
  const python = install(process.env['PERSD_CONSUMERS'] ?? join(temporary, 'python'));
  const folders: Folder[] = [];
  for (const endpoint of ['completions', 'chat'] as const) {
    const { store, run, later } = await recorded(endpoint);
    for (const variant of variants) {
      // What a column holds does not depend on the variant.
      const files = variant === 'persd-combined' ? fileKinds : (['jsonl'] as const);
      for (const file of files)
        folders.push({ ...(await write(store, [run], { variant, file })), title: `${variant}, ${file}` });
    }
    const mixed = {
      variant: 'persd',
      file: 'jsonl',
      mix: readMix('persd=1,stand=0.5'),
      seed: 7,
      keepAll: true,
    } as const;
    folders.push({ ...(await write(store, [run, later], mixed)), title: 'two runs, merged and mixed' });
    await store.close();
  }
  const tokenizer = await trainTokenizer(python);
  // One process reads all of them: the libraries take longer to load than any data set.
  const named = folders.flatMap(({ path, endpoint, title }) => [path, endpoint, title]);
  perform(python, [join(import.meta.dirname, 'read.py'), tokenizer, ...named]);
  // verl reads Parquet alone, and one column of it.
  const forVerl = folders
    .filter(({ title }) => title.endsWith('parquet'))
    .flatMap(({ path, endpoint, title }) => [path, `${title}, ${endpoint}`]);
  perform(python, [join(import.meta.dirname, 'read_verl.py'), tokenizer, ...forVerl]);
  console.log('left out: the trainers themselves, whose packing and padding wants torch; all before that was theirs');
} catch (error) {
  if (!(error instanceof Ended)) throw error;
  console.error(error.message);
  process.exitCode = error.exitCode;
} finally {
  rmSync(temporary, { recursive: true, force: true });
}

/** A Python with the libraries; one that is there already is given what it lacks. */
function install(folder: string): string {
  const python = join(folder, 'bin', 'python');
  const isThere = existsSync(python);
  const end = performance.now() + Number(process.env['PERSD_CONSUMERS_SECONDS'] ?? 600) * 1000;
  const within = (command: string, args: string[]): void => {
    if (ends(command, args, Math.max(1, Math.ceil(end - performance.now())))) return;
    // What is half installed must not pass for an environment the next time.
    if (!isThere) rmSync(folder, { recursive: true, force: true });
    throw new Ended(
      exitCodes.notInstalled,
      `left out: the libraries of trainers could not be installed in time (${command} ${args.join(' ')})`,
    );
  };
  if (!isThere) within('python3', ['-m', 'venv', folder]);
  within(python, ['-m', 'pip', 'install', '--quiet', '--no-deps', ...bare]);
  within(python, ['-m', 'pip', 'install', '--quiet', ...packages]);
  if (!isThere) console.log(`installed what reads the rows in ${folder}`);
  return python;
}

/** A run of refined tasks, and a later one of the same tasks, refined otherwise. */
async function recorded(
  endpoint: 'completions' | 'chat',
): Promise<{ store: Store; run: Collection; later: Collection }> {
  const store = await openStore(join(temporary, endpoint));
  const plan = { ...planOf(endpoint), goldFor: 'all' } as const;
  const otherwise = { refinements: refined.refinements.map(commented), attempts: refined.attempts.map(commented) };
  const all = <T>(one: T): T[] => Array.from({ length: tasks }, () => one);
  const { entryPoint, header, tests } = task;
  const asked = { plan, task: { entryPoint, header, tests } };
  const run = await recordRun(store, 'run', { trajectories: all({}), ...asked });
  return { store, run, later: await recordRun(store, 'later', { trajectories: all(otherwise), ...asked }) };
}

function commented(one: ExecutedProgram): ExecutedProgram {
  return { ...one, program: `${one.program}  # later`, completion: `${one.completion}  # later` };
}

async function write(
  store: Store,
  runs: Collection[],
  more: Pick<DatasetOptions, 'variant' | 'file'> & Partial<DatasetOptions>,
): Promise<Omit<Folder, 'title'>> {
  const out = mkdtempSync(join(temporary, 'set-'));
  await exportDataset(store, runs, { out, validation: 0.2, seed: 0, verifier: null, ...more });
  return { path: out, endpoint: endpointOf(runs) };
}

/** Trains a tokenizer in Python, which counts the same here; answers with its file. */
async function trainTokenizer(python: string): Promise<string> {
  const [tokenizer, counts] = [join(temporary, 'tokenizer.json'), join(temporary, 'counts.json')];
  perform(python, [join(import.meta.dirname, 'count_tokens.py'), import.meta.filename, tokenizer, counts]);
  const { count } = await readTokenizer(tokenizer);
  const counted: [string, number][] = JSON.parse(readFileSync(counts, 'utf8'));
  const wrong = counted.filter(([text, tokens]) => count(text) !== tokens);
  const short = counted.filter(([text, tokens]) => estimate.count(text) < tokens);
  console.log(
    `${counted.length} texts tokenized here as there, but for ${wrong.length}; the estimate is too low for ${short.length}`,
  );
  if (counted.length === 0 || wrong.length > 0)
    throw new Ended(exitCodes.stumbled, 'expected every text to have as many tokens');
  return tokenizer;
}

function perform(command: string, args: string[]): void {
  if (!ends(command, args)) throw new Ended(exitCodes.stumbled, `${command} ${args.join(' ')} stumbled`);
}

/** Whether a command ends well, and within so many milliseconds. */
function ends(command: string, args: string[], timeout?: number): boolean {
  const env = { ...process.env, HF_HOME: join(temporary, 'cache') };
  return spawnSync(command, args, { stdio: 'inherit', env, timeout, killSignal: 'SIGKILL' }).status === 0;
}
