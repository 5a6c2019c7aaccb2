// Asks a real local server that counts calls, through the real journal in a real store.
import { describe, expect, it, onTestFinished } from 'vitest';
import { proposeAttempts } from '../../activities/propose-attempts.ts';
import { refineAttempts } from '../../activities/refine-attempts.ts';
import { type Answer, type Script, type ScriptedServer, startModelServer } from '../../demo/server.ts';
import type { ModelPlan } from '../../domain/plan.ts';
import type { ExecutedProgram } from '../../domain/trajectory.ts';
import { createCaller } from '../../models/caller.ts';
import { createGate } from '../../models/gate.ts';
import { createOpenAIModel } from '../../models/openai.ts';
import { leaseOwner } from '../../store/open.ts';
import type { Store } from '../../store/port.ts';
import { sampleModel } from '../support/sample-plan.ts';
import { doubling, perform, storeWith } from './home.ts';

interface World {
  server: ScriptedServer;
  store: Store;
  caller: ReturnType<typeof createCaller>;
}

async function world(
  script: Script,
  plan: { teacher?: Partial<ModelPlan>; budget?: { usd: null; calls: number; tokens: null } } = {},
): Promise<World> {
  const server = await startModelServer(script);
  onTestFinished(() => server.close());
  const store = await storeWith([doubling, { ...doubling, id: 'twice', text: 'Return the number twice over.' }], {
    student: sampleModel({ baseURL: server.url, identity: 'student' }),
    teacher: sampleModel({
      baseURL: server.url,
      identity: 'teacher',
      model: 'teacher',
      endpoint: 'chat',
      ...plan.teacher,
    }),
    ...(plan.budget && { budget: plan.budget }),
  });
  const caller = createCaller({
    calls: store.calls,
    owner: leaseOwner(),
    gate: createGate(store.runs, 0),
    model: createOpenAIModel(() => null),
  });
  return { server, store, caller };
}

const both = {
  run: 'run',
  calls: [
    { number: 0, index: 0 },
    { number: 1, index: 0 },
  ],
  lastWaitMs: 0,
};

const body: Answer = { text: '\n    return x * 2\n' };

describe('asking models', () => {
  it('buys each call once, however often the activity runs', async () => {
    const { server, store, caller } = await world(() => body);
    const first = await perform(proposeAttempts(store, caller), both);
    const again = await perform(proposeAttempts(store, caller), both);
    expect(first).toMatchObject([
      { number: 0, state: 'replied' },
      { number: 1, state: 'replied' },
    ]);
    expect(again).toEqual(first);
    expect(server.asked).toHaveLength(2);
  });

  it('returns a reference and a preview on one line, never a text', async () => {
    const { store, caller } = await world(() => ({ text: `\n    ${'total = 1\n    '.repeat(60)}return total\n` }));
    const [asked] = await perform(proposeAttempts(store, caller), { ...both, calls: [{ number: 0, index: 0 }] });
    expect(asked).toMatchObject({ state: 'replied', call: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const preview = asked?.state === 'replied' ? asked.preview : '';
    expect(preview).toHaveLength(200);
    expect(preview).not.toContain('\n');
  });

  it('says that a run is paused at once, and asks to wait longer each time', async () => {
    const { server, store, caller } = await world(() => body);
    await store.runs.update('run', { state: 'paused', reason: 'by a test' });
    const asked = await perform(proposeAttempts(store, caller), { ...both, lastWaitMs: 20_000 });
    expect(asked).toMatchObject([
      { state: 'pending', reason: 'paused', waitMs: 40_000 },
      { state: 'pending', reason: 'paused', waitMs: 40_000 },
    ]);
    expect(server.asked).toHaveLength(0);
  });

  it('pauses a run whose next call does not fit its budget, and says so in a sentence', async () => {
    const { server, store, caller } = await world(() => body, { budget: { usd: null, calls: 1, tokens: null } });
    const asked = await perform(proposeAttempts(store, caller), both);
    expect(asked.map((one) => one.state).sort()).toEqual(['pending', 'replied']);
    expect(await store.runs.get('run')).toMatchObject({
      state: 'paused',
      reason:
        'the next call does not fit the budget (1 of 1 calls spent); `persd resume run` goes on with more in --budget',
    });
    expect(server.asked).toHaveLength(1);
  });

  it('returns a call that the server will never take as that task’s failure alone', async () => {
    const { store, caller } = await world(({ prompt }) =>
      prompt.includes('over') ? { ...body, fault: { kind: 'status', status: 422, message: 'too long' } } : body,
    );
    expect(await perform(proposeAttempts(store, caller), both)).toMatchObject([
      { number: 0, state: 'replied' },
      { number: 1, state: 'failed', failure: { type: 'bad_request' } },
    ]);
  });

  it('shows the teacher the attempt, the feedback and the gold program', async () => {
    const { server, store, caller } = await world(() => ({ text: '```python\ndef double(x):\n    return x * 2\n```' }));
    await store.programs.write('run', 0, executed('gold', doubling.gold ?? '', 'passed'));
    await store.programs.write('run', 0, executed('attempt', 'def double(x):\n    return x + 2\n', 'failed'));
    await perform(refineAttempts(store, caller), { ...both, calls: [{ number: 0, index: 0 }] });
    const [asked] = server.asked;
    for (const shown of ['return x + 2', 'double(3)', 'return x * 2', 'Return twice the number.'])
      expect(asked?.prompt).toContain(shown);
  });
});

function executed(kind: ExecutedProgram['kind'], program: string, status: 'passed' | 'failed'): ExecutedProgram {
  const failed = {
    index: 1,
    status: 'failed',
    call: 'double(3)',
    expected: '6',
    actual: '5',
    types: null,
    exception: null,
  } as const;
  return {
    kind,
    index: 0,
    call: kind === 'gold' ? null : 'k',
    program,
    completion: null,
    words: '',
    truncated: false,
    execution: {
      status,
      cause: status === 'passed' ? null : 'assertion',
      tests: status === 'passed' ? [] : [failed],
      executed: 2,
      total: 2,
      exception: null,
      stdout: '',
      cpuMs: 1,
      wallMs: 1,
      assurance: 'values',
      suspicion: [],
      rung: 'process',
      runtime: 'test',
    },
  };
}
