// One trajectory as each trainer reads it.
import { describe, expect, it } from 'vitest';
import type { Row } from '../../../client/export/format.ts';
import { rowsOf as formatted } from '../../../client/export/format-rows.ts';
import { labelledOf } from '../../../client/export/labelled.ts';
import { type FormatName, formatNames, formats } from '../../../client/export/registry.ts';
import { paperBoundary } from '../../../domain/example/boundary.ts';
import { buildExamples, type RowChoice } from '../../../domain/example/build.ts';
import type { CodeExecution } from '../../../domain/execution.ts';
import type { ShowingPlan } from '../../../domain/example/shown.ts';
import type { Trajectory } from '../../../domain/trajectory.ts';
import { planOf, refined, task } from '../../domain/samples.ts';
import { runRecord, taughtOf } from './samples.ts';

const base = planOf('completions');
const chat = planOf('chat');
const P = '"""\nReturn twice the number.\n"""\n\ndef double(x):';
const attempt = '\n    return x ** 2';
const refinement = '\n    return x + x';
const fence = (body: string): string => `\`\`\`python\ndef double(x):${body}\n\`\`\``;

/** A format's rows of the variant `persd`, or why there are none. */
function rowsOf(
  name: FormatName,
  plan: ShowingPlan,
  trajectory: Trajectory = refined,
  choice: RowChoice = {},
): Row[] | string {
  const built = buildExamples('persd', trajectory, task, plan);
  const examples = 'examples' in built ? built.examples : built.leftOut;
  const pair = typeof examples === 'string' ? examples : (examples[0] ?? 'no row');
  const taught = taughtOf('persd', { run: runRecord('run', plan), trajectory, examples, pair });
  const made = formatted(name, taught, choice, null);
  return typeof made === 'string' ? made : made.map(({ row }) => row);
}

describe('for a base model', () => {
  it.each<[FormatName, Row[]]>([
    ['prompt-completion', [{ id: 'persd/double', prompt: P, completion: refinement }]],
    [
      'messages',
      [
        {
          messages: [
            { role: 'user', content: P },
            { role: 'assistant', content: refinement },
          ],
        },
      ],
    ],
    ['alpaca', [{ instruction: P, input: '', output: refinement, system: '', history: [] }]],
    [
      'sharegpt',
      [
        {
          conversations: [
            { from: 'human', value: P },
            { from: 'gpt', value: refinement },
          ],
        },
      ],
    ],
    [
      'axolotl',
      [
        {
          segments: [
            { label: false, text: P },
            { label: true, text: refinement },
          ],
        },
      ],
    ],
    ['preference', [{ id: 'preference/double', prompt: P, chosen: refinement, rejected: attempt }]],
    [
      'kto',
      [
        { id: 'kto/double/0', prompt: P, completion: attempt, label: false },
        { id: 'kto/double/1', prompt: P, completion: '\n    return x * x', label: false },
        { id: 'kto/double/2', prompt: P, completion: refinement, label: true },
      ],
    ],
    [
      'teacher-context',
      [
        {
          id: 'teacher-context/double',
          prompt: P,
          attempt: `def double(x):${attempt}`,
          feedback: refined.feedback,
          refinement: `def double(x):${refinement}`,
          completion: refinement,
        },
      ],
    ],
  ])('%s', (name, rows) => {
    expect(rowsOf(name, base)).toEqual(rows);
  });
});

describe('for a chat', () => {
  it('a pair holds turns', () => {
    expect(rowsOf('preference', chat)).toMatchObject([
      {
        prompt: [{ role: 'user' }],
        chosen: [{ role: 'assistant', content: fence(refinement) }],
        rejected: [{ role: 'assistant', content: fence(attempt) }],
      },
    ]);
  });

  it('axolotl gets the conversation, because a template belongs to its model', () => {
    expect(rowsOf('axolotl', chat)).toMatchObject([
      { messages: [{ role: 'user' }, { role: 'assistant', content: fence(refinement) }] },
    ]);
  });

  it('alpaca puts what was said before the last question into its history', () => {
    const format = formats.alpaca;
    if (format.of !== 'example') throw new Error('alpaca is made of examples');
    const built = buildExamples('persd-refine', refined, task, chat);
    const [example] = 'examples' in built ? built.examples : [];
    if (example === undefined) throw new Error('no example');
    const { history, instruction } = format.row(example);
    expect(history).toEqual([[expect.stringContaining('Return twice'), fence(attempt)]]);
    expect(instruction).toContain(refined.feedback);
  });
});

it.each(formatNames)('%s has the same keys in every row', (name) => {
  const rows = rowsOf(name, base);
  if (typeof rows === 'string') throw new Error(rows);
  expect(new Set(rows.map((row) => Object.keys(row).join())).size).toBe(1);
});

it.each(['preference', 'kto', 'teacher-context'] as const)('%s has nothing of an abandoned task', (name) => {
  expect(rowsOf(name, base, { ...refined, outcome: 'abandoned' })).toBe('abandoned');
});

it('both answers of a pair follow one prompt, though the boundary was moved for one of them alone', () => {
  const oneLine = refined.attempts.map((one) => ({
    ...one,
    program: 'def double(x): return 1',
    completion: ' return 1',
  }));
  const trajectory = { ...refined, attempts: oneLine };
  const { run, examples } = taughtOf('persd');
  const [pair = 'no row'] = typeof examples === 'string' ? [] : examples.map(paperBoundary);
  const answers = labelledOf(trajectory, task, run.plan).map(paperBoundary);
  const made = formatted('preference', taughtOf('persd', { trajectory, pair, answers }), {}, null);
  expect(made).toMatchObject([{ row: { prompt: P, chosen: refinement, rejected: ' return 1' } }]);
});

it('an answer without a program is no rejected answer', () => {
  const empty = refined.attempts.map((program) => ({ ...program, program: '', completion: '' }));
  expect(rowsOf('preference', base, { ...refined, attempts: empty })).toBe('the attempt does not continue the header');
});

it('a program with a weak verdict or a sign of cheating is no row of kto where none is wanted', () => {
  const [first] = refined.attempts;
  if (first === undefined) throw new Error('the sample has no attempt');
  const marked = (more: Partial<CodeExecution>): Trajectory => ({
    ...refined,
    attempts: [{ ...first, execution: { ...first.execution, ...more } }],
  });
  expect(rowsOf('kto', base, marked({ assurance: 'weak' }), { noWeak: true })).toHaveLength(2);
  expect(rowsOf('kto', base, marked({ suspicion: ['frames'] }), { noSuspicious: true })).toHaveLength(2);
  expect(rowsOf('kto', base, marked({ assurance: 'weak', suspicion: ['frames'] }))).toHaveLength(3);
});
