/**
 * Has the libraries of trainers read what `persd export` writes: `npm run check:consumers`. They are installed by pip into a folder
 * of their own, `PERSD_CONSUMERS` or one that is thrown away; exit code 3 where they cannot be.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportDataset } from '../../client/export/dataset.ts';
import { variants } from '../../domain/example/variant.ts';
import type { RunRecord, Store } from '../../store/port.ts';
import { openStore } from '../../store/open.ts';
import { planOf, refined } from '../domain/samples.ts';
import { newRun, trajectory } from '../store/samples.ts';

/** TRL without what it wants beside these: torch, which only its trainers use. */
const trl = 'trl==1.16.0';
const packages = ['datasets==5.2.0', 'transformers==5.23.0', 'jinja2==3.1.6', 'psutil==7.2.2', 'rich==15.0.0'];
const tasks = 40;

const temporary = mkdtempSync(join(tmpdir(), 'persd-consumers-'));
try {
  const python = install(process.env['PERSD_CONSUMERS'] ?? join(temporary, 'python'));
  for (const endpoint of ['completions', 'chat'] as const) {
    const { store, run } = await recorded(endpoint);
    for (const variant of variants) read(python, await write(store, run, variant), endpoint, variant);
    await store.close();
  }
} finally {
  rmSync(temporary, { recursive: true, force: true });
}

function install(folder: string): string {
  const python = join(folder, 'bin', 'python');
  if (existsSync(python)) return python;
  perform('python3', ['-m', 'venv', folder], 3);
  perform(python, ['-m', 'pip', 'install', '--quiet', '--no-deps', trl], 3);
  perform(python, ['-m', 'pip', 'install', '--quiet', ...packages], 3);
  return python;
}

/** A run of refined tasks. */
async function recorded(endpoint: 'completions' | 'chat'): Promise<{ store: Store; run: RunRecord }> {
  const store = await openStore(join(temporary, endpoint));
  const made = newRun('run', tasks);
  await store.runs.create({ ...made, plan: { ...made.plan, ...planOf(endpoint), goldFor: 'all' } });
  for (let number = 0; number < tasks; number += 1) {
    const { task, position } = trajectory(number, 'refined', tasks).trajectory;
    await store.trajectories.write('run', [{ number, trajectory: { ...refined, run: 'run', task, position } }]);
  }
  const run = await store.runs.get('run');
  if (run === null) throw new Error('the run was not created');
  return { store, run };
}

async function write(store: Store, run: RunRecord, variant: (typeof variants)[number]): Promise<string> {
  const out = join(temporary, `${variant}-${run.plan.student.endpoint}`);
  await exportDataset(store, run, { variant, out, validation: 0.2, seed: 0, verifier: null });
  return out;
}

function read(python: string, folder: string, endpoint: string, variant: string): void {
  console.log(`── ${variant}, ${endpoint}`);
  perform(python, [join(import.meta.dirname, 'read.py'), folder, endpoint], 1);
}

function perform(command: string, args: string[], failure: number): void {
  const { status } = spawnSync(command, args, {
    stdio: 'inherit',
    env: { ...process.env, HF_HOME: join(temporary, 'cache') },
  });
  if (status === 0) return;
  console.error(`${command} ${args.join(' ')} ended with ${status}`);
  process.exit(failure);
}
