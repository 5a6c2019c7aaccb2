// A program that was accepted under another signature, put under the header in the real sandbox.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { continued, markMended } from '../../../client/export/continue.ts';
import { refinementOf } from '../../../domain/example/build.ts';
import type { ExecutedProgram } from '../../../domain/trajectory.ts';
import type { Sandbox } from '../../../sandbox/port.ts';
import { planOf, refined, task } from '../../domain/samples.ts';
import { openTestSandbox } from '../../sandbox/support.ts';
import { openedStore } from '../../store/opened-store.ts';
import { runRecord, taughtOf } from './samples.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openTestSandbox();
});
afterAll(() => sandbox.close());

/** A refinement that follows no header, and what is made of it. */
async function refinedBy(program: string, run = runRecord()) {
  const last = refined.refinements.at(-1);
  if (last === undefined) throw new Error('the sample has no refinement');
  const refinement: ExecutedProgram = { ...last, program, completion: null };
  const trajectory = { ...refined, refinements: [...refined.refinements.slice(0, -1), refinement] };
  const { verdicts } = await openedStore();
  const verifier = { sandbox, verdicts, executed: () => {} };
  const { trajectory: made, mended } = await continued(trajectory, task, run, verifier);
  return { completion: refinementOf(made)?.completion, mended };
}

it('a program that calls its parameter otherwise follows the header under the header’s name', async () => {
  expect(await refinedBy('def double(number):\n    return number + number\n')).toEqual({
    completion: '\n    return x + x\n',
    mended: { refinement: ['parameter'] },
  });
});

it('a program that would not pass so, or could mean something else, is left as it is', async () => {
  const left = { completion: null, mended: {} };
  expect(await refinedBy("def double(number):\n    return 2 * locals()['number']\n")).toEqual(left);
  expect(await refinedBy('def double(number, again=2):\n    return number * again\n')).toEqual(left);
});

it('an answer in a chat follows no header', async () => {
  const chat = runRecord('run', planOf('chat'));
  expect(await refinedBy('def double(number):\n    return number + number\n', chat)).toMatchObject({
    completion: null,
  });
});

it('rows say that their program was mended, and rows of other programs do not', () => {
  const { examples } = markMended(taughtOf('persd-combined'), { refinement: ['parameter'] });
  expect(examples).toMatchObject([
    { lesson: { answer: 'refinement' }, mended: ['parameter'] },
    { lesson: { answer: 'gold' } },
  ]);
  expect(Object.keys(examples[1] ?? {})).not.toContain('mended');
});
