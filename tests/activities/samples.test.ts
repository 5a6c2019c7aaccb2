// Real activities, a real store and a real sandbox; the student is a real local server that counts what it is asked.
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { executeSamples } from '../../activities/execute-samples.ts';
import { listSamples } from '../../activities/list-samples.ts';
import { proposeSamples } from '../../activities/propose-samples.ts';
import { recordSamples } from '../../activities/record-samples.ts';
import { rectifySamples } from '../../activities/rectify-samples.ts';
import type { Asked } from '../../activities/contract.ts';
import { type Script, type ScriptedServer, startModelServer } from '../../demo/server.ts';
import { cutBlocks } from '../../domain/block.ts';
import type { EvaluatePlan } from '../../domain/plan.ts';
import type { CodingTask, TaskTest } from '../../domain/task.ts';
import { createCaller } from '../../models/caller.ts';
import { createGate } from '../../models/gate.ts';
import { createOpenAIModel } from '../../models/openai.ts';
import { openSandbox } from '../../sandbox/open.ts';
import type { Sandbox } from '../../sandbox/port.ts';
import { leaseOwner } from '../../store/open.ts';
import type { Store } from '../../store/port.ts';
import { openedStore } from '../store/opened-store.ts';
import { sampleEvaluatePlan, sampleModel } from '../support/sample-plan.ts';
import { suiteFolder } from '../support/temporary-home.ts';
import { doubling, perform } from './home.ts';

const cache = suiteFolder();
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox({ cache, slots: 2 });
});
afterAll(() => sandbox.close());

const gives = (call: string, v: string): TaskTest => ({ kind: 'value', call, expected: v, value: { t: 'int', v } });

/** Its prompt defines what its tests and its programs call. */
const task: CodingTask = {
  ...doubling,
  gold: null,
  prompt: 'def half(x):\n    return x // 2\n\ndef double(x):\n    """Twice x."""\n',
  stop: ['\nprint('],
  tests: [gives('double(314159)', '628318'), gives('half(double(4))', '4')],
  further: [gives('double(-7)', '-14')],
  shown: [gives('double(1)', '2')],
};

const right = '\n    return x * 2\n';
/** Right for what is shown, and wrong for what is hidden. */
const shallow = '\n    return 2 if x == 1 else 0\n';
const wrong = '\n    return x\n';

interface World {
  server: ScriptedServer;
  store: Store;
  propose: (numbers: number[]) => Promise<Asked[]>;
  rectify: (number: number) => Promise<Asked[]>;
  execute: (number: number, index: number, asked: Asked[]) => ReturnType<ReturnType<typeof executeSamples>>;
}

/** A run of two samples of each task. */
async function world(script: Script, evaluate: Partial<EvaluatePlan['evaluate']> = {}, tasks = [task]): Promise<World> {
  const server = await startModelServer(script);
  onTestFinished(() => server.close());
  const store = await openedStore();
  const student = sampleModel({ baseURL: server.url, identity: 'student', seed: 0, stop: ['\nclass '] });
  const plan = sampleEvaluatePlan({ n: 2, steps: 2, ...evaluate }, { name: 'run', student });
  const samples = [0, 1].flatMap((sample) => tasks.map((one, position) => ({ task: one, position, sample })));
  await store.runs.create({ plan, tasks: samples, tasksPerWorkflow: 50, blocks: cutBlocks(samples.length, 50, 0) });
  const gate = createGate(store.runs, 0);
  const caller = createCaller({ calls: store.calls, owner: leaseOwner(), gate, model: createOpenAIModel(() => null) });
  const input = (calls: { number: number; index: number }[]) => ({ run: 'run', calls, lastWaitMs: 0 });
  return {
    server,
    store,
    propose: (numbers) =>
      perform(proposeSamples(store, caller), input(numbers.map((number) => ({ number, index: 0 })))),
    rectify: (number) => perform(rectifySamples(store, caller), input([{ number, index: 1 }])),
    execute: (number, index, asked) => {
      const found = asked.find((one) => one.number === number);
      const call = found?.state === 'replied' ? found.call : '';
      return perform(executeSamples(store, sandbox), { run: 'run', programs: [{ number, index, call }] });
    },
  };
}

describe('asking for samples', () => {
  it('buys every sample under its own index, and none of them twice', async () => {
    const { server, propose } = await world(() => ({ text: right }));
    await propose([0, 1]);
    await propose([0, 1]);
    expect(server.asked.map(({ body }) => body['seed'])).toEqual([0, 1]);
    expect([...server.sends.values()]).toEqual([1, 1]);
  });

  it('sends the benchmark’s own prompt, with its stop sequences beside the plan’s', async () => {
    const { server, propose } = await world(() => ({ text: right }));
    await propose([0]);
    expect(server.asked[0]?.body).toMatchObject({
      prompt: 'def half(x):\n    return x // 2\n\ndef double(x):\n    """Twice x."""',
      stop: ['\nclass ', '\nprint('],
    });
  });
});

describe('executing samples', () => {
  it.each([
    ['a right one', right, { status: 'passed', shown: 'passed' }],
    ['one that is right for what is shown alone', shallow, { status: 'failed', shown: 'passed' }],
    ['a wrong one', wrong, { status: 'failed', shown: 'failed' }],
    ['one that goes on beyond where it should stop', `${right}\nprint(undefined_name)\n`, { status: 'passed' }],
  ])('judges %s on all tests', async (_title, text, verdict) => {
    const { propose, execute } = await world(() => ({ text }));
    expect(await execute(0, 0, await propose([0]))).toMatchObject([{ number: 0, index: 0, ...verdict }]);
  });

  it('runs the further tests of what passed the benchmark’s own, and of nothing else', async () => {
    const narrow = '\n    return x * 2 if x > 0 else 0\n';
    const { store, propose, execute } = await world(({ body }) => ({ text: body['seed'] === 0 ? narrow : wrong }));
    const asked = await propose([0, 1]);
    await execute(0, 0, asked);
    await execute(1, 0, asked);
    expect(await store.programs.readOne('run', 0, 'attempt', 0)).toMatchObject({ further: 'failed' });
    expect(await store.programs.readOne('run', 1, 'attempt', 0)).toMatchObject({ further: null });
  });

  it('tells an answer without a program from one with a wrong one', async () => {
    const { store, propose, execute } = await world(() => ({ text: ' I (cannot do that.' }));
    await execute(0, 0, await propose([0]));
    expect(await store.programs.readOne('run', 0, 'attempt', 0)).toMatchObject({ extracted: false });
  });

  it('runs no shown tests where no step follows', async () => {
    const { propose, execute } = await world(() => ({ text: wrong }), { steps: 1 });
    expect(await execute(0, 0, await propose([0]))).toMatchObject([{ status: 'failed', shown: null }]);
  });
});

describe('asking again', () => {
  it('shows the student its own program and what the shown tests say, and no hidden test', async () => {
    const { server, propose, execute, rectify } = await world(() => ({ text: wrong }));
    await execute(0, 0, await propose([0]));
    await rectify(0);
    const second = server.asked[1]?.prompt ?? '';
    expect(second).toContain('    return x\n');
    expect(second).toContain('double(1)');
    expect(second).toMatch(/def double\(x\):$/);
    expect(JSON.stringify(server.asked)).not.toMatch(/314159|628318|-7/);
  });

  it('keeps two samples with the same program apart', async () => {
    const { server, propose, execute, rectify } = await world(() => ({ text: wrong }));
    const asked = await propose([0, 1]);
    for (const number of [0, 1]) {
      await execute(number, 0, asked);
      await rectify(number);
    }
    expect(server.asked.slice(2).map(({ body }) => body['seed'])).toEqual([0, 1]);
  });
});

describe('recording samples', () => {
  it('writes a result for every answer, once', async () => {
    const { store, propose, execute, rectify } = await world(({ prompt }) => ({
      text: prompt.includes('mended') ? right : wrong,
    }));
    const first = await propose([0]);
    const [one] = await execute(0, 0, first);
    const second = await rectify(0);
    const [two] = await execute(0, 1, second);
    const call = (asked: Asked[]) => (asked[0]?.state === 'replied' ? asked[0].call : '');
    const steps = [
      { index: 0, call: call(first), status: one?.status ?? null, shown: 'failed' as const },
      { index: 1, call: call(second), status: two?.status ?? null, shown: null },
    ];
    const samples = [{ number: 0, id: 'double', steps, failure: null }];
    await perform(recordSamples(store), { run: 'run', samples });
    await perform(recordSamples(store), { run: 'run', samples });
    const records = await Array.fromAsync(store.samples.read('run'));
    expect(records).toMatchObject([
      {
        task: 'double',
        sample: 0,
        outcome: 'passed',
        shows: true,
        results: [
          { step: 1, status: 'failed', further: null, extracted: true },
          { step: 2, status: 'passed', further: 'passed', extracted: true },
        ],
      },
    ]);
    expect((await store.runs.progress('run')).samples).toEqual({ passed: 1, failed: 0, abandoned: 0 });
    const { samples: left } = await perform(listSamples(store), { run: 'run', block: { from: 0, to: 1 } });
    expect(left.map(({ number }) => number)).toEqual([1]);
  });
});
