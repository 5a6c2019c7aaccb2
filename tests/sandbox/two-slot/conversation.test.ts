import { describe, expect, test } from 'vitest';
import type { Ask } from '../../../sandbox/slots/pool.ts';
import type { StepReport } from '../../../sandbox/slots/protocol.ts';
import { SlotGone } from '../../../sandbox/slots/slot.ts';
import { Conversation } from '../../../sandbox/two-slot/conversation.ts';

const report = (fields: object, ending: StepReport['ending'] = 'answered'): StepReport => ({
  ending,
  text: JSON.stringify({ printed: '', ...fields }),
  exhausted: false,
});

/** A program's interpreter that answers each step with what is next in its script, and fails past its end. */
function program(
  ...script: ((message: string, cross: (text: string) => Promise<string>) => Promise<StepReport>)[]
): Ask {
  return async (request, onCrossing) => {
    const next = script.shift();
    if (!next || !onCrossing) throw new Error(`Expected no step here, found ${request}`);
    return next(JSON.parse(request).message, onCrossing);
  };
}

describe('a conversation', () => {
  test('carries a message to the program and its answer back', async () => {
    const conversation = new Conversation(program(async (message) => report({ message: `${message}!`, printed: 'p' })));
    expect(await conversation.pass('hello')).toBe('hello!');
    expect([conversation.ended, conversation.printed]).toEqual([null, 'p']);
  });

  test('lets the program ask back in the middle of a step, and be asked in the middle of that', async () => {
    const conversation = new Conversation(
      program(async (message, cross) => {
        const first = await cross(`${message} one`);
        return report({ message: `${first} ${await cross('two')}` });
      }),
    );
    expect(await conversation.pass('a')).toBe('a one');
    expect(await conversation.pass('b')).toBe('two');
    expect(await conversation.pass('c')).toBe('b c');
  });

  test.each(['exited', 'blocked', 'exhausted', 'overflowed', 'flooded', 'crashed'] as const)(
    'ends for good when the program %s',
    async (ending) => {
      const conversation = new Conversation(program(async () => report({}, ending)));
      expect(await conversation.pass('a')).toBe('ended');
      expect(await conversation.pass('b')).toBe('ended');
      expect(conversation.ended?.ending).toBe(ending);
    },
  );

  test.each([
    [{ flooded: true }, 'flooded'],
    [{ exception: { type: 'MemoryError', message: '', frames: [], byTest: false, testLine: 0 } }, 'exhausted'],
    [{ exception: { type: 'KeyError', message: '', frames: [], byTest: false, testLine: 0 } }, 'crashed'],
    [{ value: { t: 'none' } }, 'crashed'],
    [{ message: 5 }, 'crashed'],
  ])('takes a step that answers %j for one that %s', async (fields, ending) => {
    const conversation = new Conversation(program(async () => report(fields)));
    expect(await conversation.pass('a')).toBe('ended');
    expect(conversation.ended?.ending).toBe(ending);
  });

  test('ends when the program says too much at once', async () => {
    const conversation = new Conversation(program(async () => report({ message: 'x'.repeat(8_000_001) })));
    expect(await conversation.pass('a')).toBe('ended');
    expect(conversation.ended?.ending).toBe('flooded');
  });

  test('ends when the two talk without end', async () => {
    const forever: Parameters<typeof program>[0] = async (_, cross) => {
      for (;;) await cross('again');
    };
    const conversation = new Conversation(program(forever));
    let said = '';
    for (let count = 0; count < 60_000 && said !== 'ended'; count += 1) said = await conversation.pass('and');
    expect([said, conversation.ended?.ending]).toEqual(['ended', 'flooded']);
  });

  test("tells the tests that the program's process is gone, and keeps why", async () => {
    const gone = new SlotGone('It ended.');
    const conversation = new Conversation(program(() => Promise.reject(gone)));
    expect(await conversation.pass('a')).toBe('ended');
    expect(conversation.lost).toBe(gone);
  });
});
