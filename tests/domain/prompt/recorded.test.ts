// The wording of the paper's authors, read from PERSD_DATA, gives the prompts that they released.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CollectPlan } from '../../../domain/plan.ts';
import { attemptPrompt, rectifyPrompt, refinePrompt } from '../../../domain/prompt/build.ts';
import { promptFaults } from '../../../domain/prompt/faults.ts';
import type { CodingTask } from '../../../domain/task.ts';
import { planOf, task } from '../samples.ts';

interface Trace {
  task_id: number;
  task: string;
  header: string;
  student_attempt_raw: string;
  error: string;
  gold: string;
}
interface ReleasedRow {
  inpd: { prompt: string };
  inpd_refine: { prompt: string };
}

const folder = join(process.env['PERSD_DATA'] ?? '', 'persdistill');
const there = process.env['PERSD_DATA'] !== undefined && existsSync(folder);
if (!there) console.warn('PERSD_DATA names no folder with persdistill/: the recorded prompts are NOT checked');

const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
const lines = (name: string): string[] => read(name).trim().split('\n');
const taskOf = (trace: Trace): CodingTask => ({ ...task, text: trace.task, header: trace.header, gold: trace.gold });
const plain = (text: string): string => text.replaceAll('\r\n', '\n').trim();
const collapsed = (text: string): string => text.replace(/\s+/g, ' ').trim();

describe.skipIf(!there)('the recorded prompts', () => {
  const prompts = there
    ? { attempt: read('prompts/attempt.txt'), refine: read('prompts/refine.txt'), rectify: read('prompts/rectify.txt') }
    : { attempt: null, refine: null, rectify: null };
  const plan = planOf('completions', { prompts, feedback: 'paper' });
  const traces: Trace[] = there ? lines('traces-sample.jsonl').map((line) => JSON.parse(line)) : [];
  const rows: ReleasedRow[] = there ? lines('rows-sample.jsonl').map((line) => JSON.parse(line)) : [];
  const pairs = traces.map((trace, at) => [trace, rows[at]] as const);

  it('are asked by prompt files without a mistake', () => {
    const checked: typeof plan & Pick<CollectPlan, 'gold'> = { ...plan, gold: 'task' };
    expect(promptFaults(checked, traces.map(taskOf))).toEqual([]);
  });

  it('of the first answer are the same for 400 of 400', () => {
    const different = pairs.filter(([trace, row]) => {
      const prompt = attemptPrompt(taskOf(trace), plan);
      return prompt.endpoint !== 'completions' || prompt.prompt !== plain(row?.inpd.prompt ?? '');
    });
    expect(pairs).toHaveLength(400);
    expect(different.map(([trace]) => trace.task_id)).toEqual([]);
  });

  it('of the second step are the same up to the second task text', () => {
    const different = pairs.filter(([trace, row]) => {
      const prompt = rectifyPrompt(taskOf(trace), { attempt: trace.student_attempt_raw, feedback: trace.error }, plan);
      const released = collapsed(row?.inpd_refine.prompt ?? '');
      return (
        prompt.endpoint !== 'completions' ||
        !collapsed(prompt.prompt).startsWith(released.slice(0, released.lastIndexOf('"""')))
      );
    });
    expect(different.map(([trace]) => trace.task_id)).toEqual([]);
  });

  it('to the teacher are three turns with nothing left open', () => {
    for (const trace of traces) {
      const { student_attempt_raw: attempt, error: feedback, gold } = trace;
      const prompt = refinePrompt(taskOf(trace), { attempt, feedback, gold, previous: null }, plan);
      const turns = prompt.endpoint === 'chat' ? prompt.messages : [];
      expect(turns.map(({ role }) => role)).toEqual(['user', 'assistant', 'user']);
      expect(turns[1]?.content).toBe(gold.replaceAll('\r\n', '\n'));
      expect(turns[2]?.content).toContain(feedback);
    }
  });
});
