import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { execute, type Guest } from '../../../sandbox/execute.ts';
import { parseAnswer } from '../../../sandbox/judge/answer.ts';
import { pythonSemantics } from '../../../sandbox/judge/python.ts';
import { SandboxFailure } from '../../../sandbox/port.ts';
import type { Ask, Pool } from '../../../sandbox/slots/pool.ts';
import type { StepReport } from '../../../sandbox/slots/protocol.ts';
import { SlotGone } from '../../../sandbox/slots/slot.ts';
import { requestFor } from '../support.ts';
import { anyText, fuzzRuns, mutated, secret } from './texts.ts';

const answers = [
  '{"printed":""}',
  '{"printed":"","value":{"t":"list","v":[{"t":"int","v":"5"},{"t":"float","v":"nan"},{"t":"none"}]}}',
  '{"printed":"passed","value":{"t":"dict","v":[[{"t":"str","v":"a"},{"t":"bool","v":true}]]}}',
  '{"printed":"","exception":{"type":"ValueError","message":"m","frames":[],"byTest":true,"testLine":1}}',
];
const text = fc.oneof(anyText, fc.json(), mutated(answers), fc.constantFrom(...answers));
const reports: fc.Arbitrary<StepReport> = fc.record({
  ending: fc.constantFrom('answered', 'answered', 'exited', 'blocked', 'overflowed', 'exhausted', 'crashed'),
  text,
  exhausted: fc.boolean(),
});

/** A guest whose slots say these things, one after the other, and then are gone. */
function saying(said: StepReport[]): Guest {
  const rest = [...said];
  const ask: Ask = async () => {
    const report = rest.shift();
    if (report === undefined) throw new SlotGone('Nothing more was to be said.');
    return report;
  };
  const usage = { cpuMs: 1, wallMs: 1 };
  const pool: Pool = {
    run: async (_, work) => ({ value: await work(ask), breach: null, usage }),
    runPair: () => Promise.reject(new Error('Expected one interpreter.')),
    close: async () => {},
  };
  return { languages: ['python'], pool, runtime: 'test', semantics: pythonSemantics };
}

test('Whatever a guest replies, there is a verdict or a failure of ours, and nothing passes', async () => {
  const asked = { kind: 'value', call: 'f(1)', expected: `'${secret}'`, value: { t: 'str', v: secret } } as const;
  const request = requestFor('def f(x): return x', [asked, asked], { allTests: true });
  const property = fc.asyncProperty(fc.array(reports, { maxLength: 6 }), async (said) => {
    const verdict = await execute(saying(said), 'process', request).catch((error: unknown) => error);
    if (verdict instanceof SandboxFailure) return;
    expect(verdict).not.toBeInstanceOf(Error);
    expect(verdict).not.toMatchObject({ status: 'passed' });
  });
  await fc.assert(property, { numRuns: fuzzRuns * 10 });
});

test('A reply is a well-formed answer, or none', () => {
  const property = fc.property(text, (reply) => {
    const read = parseAnswer(reply);
    return read === null || typeof read.printed === 'string';
  });
  fc.assert(property, { numRuns: fuzzRuns * 50 });
});
