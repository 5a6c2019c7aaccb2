import type { Value } from '../domain/value.ts';
import { type Answer, parseAnswer } from './judge/answer.ts';
import { print } from './judge/print.ts';
import { type Output, type Outputs, type OutputsRequest, SandboxFailure } from './port.ts';
import type { Ask, Pool } from './slots/pool.ts';
import { SlotGone } from './slots/slot.ts';

/** Calls in one question. */
const atOnce = 50;

/** Times that calls are made again because the slot, and not the program, failed. */
const maxRuns = 3;

/** Makes the calls of one program, one after the other in one interpreter; see `Sandbox.outputs`. */
export async function outputsOf(pool: Pool, request: OutputsRequest): Promise<Outputs> {
  let reason = '';
  for (let run = 0; run < maxRuns; run += 1) {
    const ran = await pool.run(request.limits, (ask) => callAll(ask, request)).catch(slotGone);
    if (ran instanceof SlotGone) reason = ran.message;
    else if (ran.breach === null) return ran.value ?? failed('it did not answer');
    else if (ran.breach !== 'starved') return failed(`it passed a limit (${ran.breach})`);
    else reason = 'The machine gave the program no processor.';
  }
  throw new SandboxFailure(`Expected a program's outputs, found ${maxRuns} slots that failed: ${reason}`);
}

async function callAll(ask: Ask, { program, entryPoint, calls }: OutputsRequest): Promise<Outputs> {
  const load = await step(ask, { kind: 'load', program, setup: '', entryPoint });
  if (load === null || load.exception) return failed(load?.exception?.message ?? 'it ended early');
  const outputs: Output[] = [];
  for (let from = 0; from < calls.length; from += atOnce) {
    const some = await callSome(ask, calls.slice(from, from + atOnce));
    if (some === null) return failed('it ended early, in a call');
    outputs.push(...some);
  }
  return { ok: true, outputs };
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

function slotGone(error: unknown): SlotGone {
  if (error instanceof SlotGone) return error;
  throw error;
}
