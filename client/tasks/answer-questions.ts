import { join } from 'node:path';
import type { Question } from '../../domain/benchmarks/question.ts';
import type { RawTask, RowFault } from '../../domain/benchmarks/raw.ts';
import type { CodingTask, TaskTest } from '../../domain/task.ts';
import type { TimedGold } from '../../sandbox/gold-times.ts';
import type { Output, Sandbox } from '../../sandbox/port.ts';
import { runtime } from '../../sandbox/pyodide/runtime.ts';
import { cacheFolder } from '../../temporal-config/server/cache.ts';
import type { Prepared } from './prepare.ts';
import { remembering } from './remember.ts';

type AnsweringSandbox = Pick<Sandbox, 'outputs' | 'goldTimes'>;

interface Answering extends AnsweringSandbox {
  python: 'wasm' | 'native';
}

/** Generous: a canonical program takes its time over hundreds of inputs, and only once. */
const limits = { cpuMs: 120_000, memoryMb: 512 };

/**
 * The tasks whose tests are questions, with the answers that their gold programs give in the Python that programs will run in; a row
 * whose program does not answer is a fault.
 */
export async function answerQuestions(
  prepared: Prepared,
  rows: Iterable<RawTask>,
  sandbox: AnsweringSandbox,
  python: 'wasm' | 'native',
): Promise<Prepared> {
  const byId = new Map([...rows].map((row) => [row.id, row]));
  if (![...byId.values()].some(({ questions }) => questions !== undefined)) return prepared;
  const { goldTimes } = sandbox;
  const { outputs } = remembering(sandbox, join(cacheFolder(), 'answers'), await runtimeOf(sandbox, python));
  const inPython: Answering = { outputs: (request) => outputs({ ...request, python }), goldTimes, python };
  const answered = await Promise.all(prepared.tasks.map((task) => answer(task, byId.get(task.id), inPython)));
  const tasks = answered.flatMap((one) => ('reason' in one ? [] : [one]));
  return { tasks, faults: [...prepared.faults, ...answered.flatMap((one) => ('reason' in one ? [one] : []))] };
}

/** What answers: another of its kind may answer otherwise. */
async function runtimeOf({ outputs }: AnsweringSandbox, python: 'wasm' | 'native'): Promise<string> {
  if (python === 'wasm') return runtime;
  const program = 'import sys\ndef version(): return sys.version';
  const asked = await outputs({ program, entryPoint: 'version', calls: ['version()'], limits, python });
  return asked.ok ? (asked.outputs[0]?.text ?? python) : python;
}

async function answer(task: CodingTask, row: RawTask | undefined, sandbox: Answering): Promise<CodingTask | RowFault> {
  if (row?.questions === undefined) return task;
  const { own, further } = row.questions;
  const calls = [...own, ...further].map((question) => question.answer);
  const answers = await sandbox.outputs({ program: task.gold ?? '', entryPoint: task.entryPoint, calls, limits });
  if (!answers.ok) return unanswered(row, answers.message);
  const tests = testsOf(own, answers.outputs);
  if (tests.length === 0) return unanswered(row, 'no value that can be compared');
  const more = testsOf(further, answers.outputs.slice(own.length));
  await noteTime(sandbox, { program: task.gold ?? '', tests: more }, answers.cpuMs);
  return { ...task, tests, further: more };
}

/** What it took to answer is what the further tests take, which are nearly all of them. */
async function noteTime({ goldTimes, python }: Answering, gold: Omit<TimedGold, 'python'>, ms: number): Promise<void> {
  const timed = { ...gold, python };
  if ((await goldTimes.recall(timed)) === null) await goldTimes.note(timed, ms);
}

/** An input on which the canonical program raises, or gives what cannot be compared, asks nothing. */
const testsOf = (questions: Question[], outputs: Output[]): TaskTest[] =>
  questions.flatMap(({ call, relationTo }, at) => {
    const output = outputs[at] ?? null;
    if (output === null) return [];
    const { value, text: expected } = output;
    return [{ kind: 'value', call, expected, value, relation: relationTo(value) }];
  });

function unanswered({ source }: RawTask, reason: string): RowFault {
  const message = `expected a canonical program that answers its inputs, found one that does not (${reason}); mend it`;
  return { source, reason: 'unreadable_gold', message };
}
