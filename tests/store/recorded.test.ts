import { expect, test } from 'vitest';
import type { ExecutedProgram } from '../../domain/trajectory.ts';
import { openStore } from '../../store/open.ts';
import { Database } from '../../store/database.ts';
import { temporaryHome } from '../support/temporary-home.ts';
import { readAll } from './opened-store.ts';
import { newRun, program, trajectory } from './samples.ts';

test('Executions that an earlier version wrote are read as ones that say nothing of suspicion and types.', async () => {
  const home = temporaryHome();
  const { number, trajectory: whole } = trajectory(0, 'mastered', 1);
  const recorded = { number, trajectory: { ...whole, attempts: [tested()], gold: tested() } };
  const store = await openStore(home);
  await store.runs.create(newRun('run', 1));
  await store.programs.write('run', 0, tested());
  await store.trajectories.write('run', [recorded]);
  await store.close();
  forgetLaterFields(home);
  const later = await openStore(home);
  expect(await later.programs.readOne('run', 0, 'attempt', 0)).toEqual(tested());
  expect(await readAll(later, 'run')).toEqual([recorded.trajectory]);
  await later.close();
});

function tested(): ExecutedProgram {
  const whole = program('attempt', 0);
  const asked = {
    index: 0,
    status: 'passed',
    call: 'f()',
    expected: '1',
    actual: '1',
    types: null,
    exception: null,
  } as const;
  return { ...whole, execution: { ...whole.execution, tests: [asked] } };
}

function forgetLaterFields(home: string): void {
  const database = new Database(`${home}/persd.db`);
  for (const table of ['programs', 'trajectories']) {
    const changed = database.run(
      `UPDATE ${table} SET body = replace(replace(body, '"suspicion":[],', ''), '"types":null,', '')`,
    );
    expect(changed).toBe(1);
    expect(String(database.get(`SELECT body FROM ${table}`)?.['body'])).not.toMatch(/suspicion|types/i);
  }
  database.close();
}
