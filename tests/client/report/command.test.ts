// The real command on a real store.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Trajectory } from '../../../domain/trajectory.ts';
import { refined } from '../../domain/samples.ts';
import { openedStore } from '../../store/opened-store.ts';
import { newRun, trajectory } from '../../store/samples.ts';
import { runPersd } from '../../support/persd.ts';
import { temporaryHome } from '../../support/temporary-home.ts';

/** A home with a run of four tasks, of which so many have ended, refined. */
async function homeWith(ended: number): Promise<string> {
  const home = temporaryHome();
  const store = await openedStore(home);
  await store.runs.create(newRun('run', 4));
  for (let number = 0; number < ended; number += 1) {
    const { task, position } = trajectory(number, 'refined').trajectory;
    const told: Trajectory = { ...refined, run: 'run', task, position };
    await store.trajectories.write('run', [{ number, trajectory: told }]);
  }
  return home;
}

describe('persd report', () => {
  it('writes one page, the same bytes each time, and says where it is', async () => {
    const home = await homeWith(4);
    const pages: string[] = [];
    for (const name of ['one.html', 'two.html']) {
      const out = join(home, name);
      expect(await runPersd(home, ['report', '--out', out])).toEqual({ code: 0, stdout: `${out}\n`, stderr: '' });
      pages.push(await readFile(out, 'utf8'));
    }
    expect(pages[0]).toContain('The student failed all 4 tasks, and the teacher corrected every one');
    expect(pages[0]).not.toContain('not finished');
    expect(pages[1]).toBe(pages[0]);
  });

  it('says of a run under way that it is not finished, and of one without a trajectory that there is nothing yet', async () => {
    const home = await homeWith(1);
    await runPersd(home, ['report', 'run', '--out', join(home, 'run.html')]);
    expect(await readFile(join(home, 'run.html'), 'utf8')).toMatch(/This run is not finished[^]*3 tasks of\s4 have no/);
    const empty = await homeWith(0);
    await runPersd(empty, ['report', 'run', '--out', join(empty, 'run.html')]);
    expect(await readFile(join(empty, 'run.html'), 'utf8')).toContain('No task has come to an end yet');
  });

  it('prints the figures for programs, and then writes no page that was not asked for', async () => {
    const { code, stdout } = await runPersd(await homeWith(2), ['report', 'run', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      run: { name: 'run', tasks: 4, ended: 2 },
      figures: { outcomes: { refined: 2 }, acceptedAt: [0, 2], personal: { compared: 2 } },
      examples: [{ failing: 'wrong answer' }, { failing: 'wrong answer' }],
    });
    expect(stdout).not.toContain('baseURL');
  });

  it('refuses to write over a file that is none of its own', async () => {
    const home = await homeWith(1);
    const out = join(home, 'thesis.html');
    await writeFile(out, 'mine');
    const { code, stderr } = await runPersd(home, ['report', 'run', '--out', out]);
    expect({ code, stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^expected no file at .*--force\n$/),
    });
    expect(await readFile(out, 'utf8')).toBe('mine');
  });

  it('opens a page with what the platform has for it, and says the path where it has nothing', async () => {
    const home = await homeWith(1);
    const out = join(home, 'run.html');
    const { code, stderr } = await runPersd(home, ['report', 'run', '--open', '--out', out], { PATH: home });
    expect(code).toBe(0);
    expect(stderr).toBe(`nothing on this machine opens ${out} by itself; open it in a browser\n`);
  });
});
