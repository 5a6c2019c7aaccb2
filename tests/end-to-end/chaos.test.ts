// Chaos as a person starts it: a whole minute of it, and what is left where it is stopped on the way.
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startPersd } from '../support/persd.ts';
import { suiteFolder } from '../support/temporary-home.ts';
import { until } from '../support/until.ts';

const folder = suiteFolder();

/** A key of the shell that chaos is started from: chaos needs none. */
const planted = 'sk-planted-chaos-7d20b9e5f318';

/** Processes of this machine that were started for something in a folder. */
function processesIn(path: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => [`/proc/${pid}/cmdline`, `/proc/${pid}/environ`].some((file) => read(file).includes(path)));
}

function read(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return '';
  }
}

function filesUnder(path: string): string[] {
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Chaos with a folder for temporary files that nothing else uses. */
function startChaos(name: string, args: string[]) {
  const temporary = join(folder, name);
  mkdirSync(temporary);
  return {
    temporary,
    ...startPersd(join(temporary, 'unused'), ['chaos', ...args], { TMPDIR: temporary, OPENAI_API_KEY: planted }),
  };
}

describe.runIf(process.platform === 'linux')('chaos that is interrupted', { timeout: 300_000 }, () => {
  it.each([
    ['while nothing is disturbed yet', /undisturbed/, ['--seed', '7']],
    ['while processes are frozen and killed', /again, disturbed[^]*kill/, ['--seed', '8', '--minutes', '1']],
  ])('leaves neither process nor folder %s', async (title, moment, args) => {
    const { temporary, child, ended, said } = startChaos(title.split(' ')[1] ?? '', args);
    await until('that moment', () => moment.test(said()));
    expect(filesUnder(temporary).filter((file) => read(file).includes(planted))).toEqual([]);
    child.kill('SIGINT');
    const { code, stderr } = await ended;
    expect(code, stderr).toBe(130);
    expect(stderr).not.toContain(planted);
    expect(readdirSync(temporary)).toEqual([]);
    // What was killed may take a moment to be gone.
    await until('the end of every process', () => processesIn(temporary).length === 0);
  });
});

describe.runIf(process.platform === 'linux')('chaos that is played to its end', { timeout: 900_000 }, () => {
  it('breaks no promise in a minute of faults, and says no key of the shell', async () => {
    const { temporary, ended } = startChaos('whole', ['--minutes', '1', '--seed', '5', '--json']);
    const { code, stdout, stderr } = await ended;
    expect(code, stdout + stderr).toBe(0);
    const nothing = { tasksLost: [], rowsTwice: [], rowsDiffering: [], usdBeyondBudget: 0, broken: [], kept: null };
    expect(JSON.parse(stdout)).toMatchObject({ seed: 5, minutes: 1, tasks: 60, ...nothing });
    expect(stdout + stderr).not.toContain(planted);
    expect(readdirSync(temporary)).toEqual([]);
  });
});

describe('chaos that is asked for something else', () => {
  it.each([['--minutes', '0'], ['--minutes', 'many'], ['--seed', '1.5'], ['--server']])(
    'refuses %s %s',
    async (...args) => {
      const { temporary, ended } = startChaos(args.join(''), args);
      const { code, stderr } = await ended;
      expect(code).toBe(2);
      expect(stderr).not.toMatch(/^ {4}at /m);
      expect(readdirSync(temporary)).toEqual([]);
    },
  );
});
