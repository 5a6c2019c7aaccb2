import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../sandbox/judge/answer.ts';
import { askTogether } from '../../../sandbox/judge/together.ts';
import type { Ask } from '../../../sandbox/slots/pool.ts';
import type { StepReport } from '../../../sandbox/slots/protocol.ts';

const answers = (...printed: string[]): string => JSON.stringify(printed.map((text) => ({ printed: text })));
const answered = (text: string): StepReport => ({ ending: 'answered', text, exhausted: false });
const questions = ['a', 'b', 'c'].map((call) => ({ kind: 'value', call }));

/** What is taken from a guest that tells these parts and ends with this report; at most `wanted` answers. */
async function taken(parts: string[], report: Promise<StepReport>, wanted = 10): Promise<string[]> {
  const heard: string[] = [];
  const ask: Ask = (_request, _onCrossing, onPart) => {
    for (const part of parts) onPart?.(part);
    return report;
  };
  await askTogether(ask, questions, false, ({ ending }: StepReport, answer: Answer | null) => {
    heard.push(ending === 'answered' ? (answer?.printed ?? 'none') : ending);
    return heard.length < wanted;
  });
  return heard;
}

describe('questions asked together', () => {
  it('takes each answer once, whether it was told ahead of the end or not', async () => {
    expect(await taken([], Promise.resolve(answered(answers('1', '2', '3'))))).toEqual(['1', '2', '3']);
    const parts = [answers('1'), answers('2')];
    expect(await taken(parts, Promise.resolve(answered(answers('1', '2', '3'))))).toEqual(['1', '2', '3']);
  });

  it('keeps what was told before a step came to another end', async () => {
    const crashed: StepReport = { ending: 'exited', text: '', exhausted: false };
    expect(await taken([answers('1', '2')], Promise.resolve(crashed))).toEqual(['1', '2', 'exited']);
  });

  it('waits for no end when it has heard enough', async () => {
    expect(await taken([answers('1', '2')], new Promise<StepReport>(() => {}), 2)).toEqual(['1', '2']);
  });

  it('lets the loss of the process through, after what was told', async () => {
    const heard = taken([answers('1')], Promise.reject(new Error('gone')));
    await expect(heard).rejects.toThrow('gone');
  });

  it.each(['', '{}', '[]', 'null', '[1', '{"printed":"x"}'])('takes %j for no answer', async (text) => {
    expect(await taken([], Promise.resolve(answered(text)))).toEqual(['none']);
  });

  it('takes no more answers than there are questions', async () => {
    const liar = answers(...Array.from({ length: 100 }, (_, index) => `${index}`));
    expect(await taken([], Promise.resolve(answered(liar)))).toEqual(['0', '1', '2']);
  });

  it('puts nothing in place of an answer that cannot be read', async () => {
    const mixed = JSON.stringify([{ printed: '1' }, 7, { printed: '3' }]);
    expect(await taken([], Promise.resolve(answered(mixed)))).toEqual(['1', 'none', '3']);
  });
});
