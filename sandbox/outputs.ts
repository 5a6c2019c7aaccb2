import type { Value } from '../domain/value.ts';
import { type Answer, parseAnswer } from './judge/answer.ts';
import { print } from './judge/print.ts';
import type { Output, Outputs, OutputsRequest } from './port.ts';
import { runAgain } from './run-again.ts';
import type { Ask, Pool, Ran } from './slots/pool.ts';
import { SlotGone } from './slots/slot.ts';

/** Calls in one question, and in one interpreter. */
const atOnce = 25;

/** Makes the calls of one program, a few in each interpreter and these side by side; see `Sandbox.outputs`. */
export async function outputsOf(pool: Pool, request: OutputsRequest): Promise<Outputs> {
  const { calls } = request;
  const groups = Array.from({ length: Math.max(1, Math.ceil(calls.length / atOnce)) }, (_, at) =>
    calls.slice(at * atOnce, (at + 1) * atOnce),
  );
  const all: Outputs = { ok: true, outputs: [], cpuMs: 0 };
  for (const part of await Promise.all(groups.map((some) => outputsOfSome(pool, { ...request, calls: some })))) {
    if (!part.ok) return part;
    all.outputs.push(...part.outputs);
    all.cpuMs += part.cpuMs;
  }
  return all;
}

async function outputsOfSome(pool: Pool, request: OutputsRequest): Promise<Outputs> {
  const ran = await runAgain(() => pool.run(request.limits, (ask) => callAll(ask, request)));
  return ran instanceof SlotGone ? failed('no memory was left') : told(ran);
}

function told({ value, breach, usage: { cpuMs } }: Ran<Output[] | string>): Outputs {
  if (breach !== null) return failed(`it passed a limit (${breach})`);
  if (value === null) return failed('it did not answer');
  return typeof value === 'string' ? failed(value) : { ok: true, outputs: value, cpuMs };
}

/** A sentence where it did not come to its end. */
async function callAll(ask: Ask, { program, entryPoint, calls }: OutputsRequest): Promise<Output[] | string> {
  const load = await step(ask, { kind: 'load', program, setup: '', entryPoint });
  if (load === null || load.exception) return load?.exception?.message ?? 'it ended early';
  return (await callSome(ask, calls)) ?? 'it ended early, in a call';
}

/** As one list, for a crossing costs more than a call; one by one where a call of them raises. */
async function callSome(ask: Ask, calls: string[]): Promise<Output[] | null> {
  const answer = await step(ask, { kind: 'value', call: `[${calls.join(', ')}]` });
  if (answer === null) return null;
  if (answer.value?.t === 'list' && answer.value.v.length === calls.length) return answer.value.v.map(outputOf);
  if (calls.length === 1) return [null];
  const outputs: Output[] = [];
  for (const call of calls) {
    const one = await callSome(ask, [call]);
    if (one === null) return null;
    outputs.push(...one);
  }
  return outputs;
}

const outputOf = (value: Value): Output => (holdsOpaque(value) ? null : { value, text: print(value) });

function holdsOpaque(value: Value): boolean {
  if (value.t === 'opaque') return true;
  if (value.t === 'dict') return value.v.some((pair) => pair.some(holdsOpaque));
  const isCollection = value.t === 'list' || value.t === 'tuple' || value.t === 'set' || value.t === 'frozenset';
  return isCollection && value.v.some(holdsOpaque);
}

/** Null where the interpreter did not survive. */
async function step(ask: Ask, request: object): Promise<Answer | null> {
  const report = await ask(JSON.stringify(request));
  return report.ending === 'answered' ? parseAnswer(report.text) : null;
}

const failed = (message: string): Outputs => ({ ok: false, message });
