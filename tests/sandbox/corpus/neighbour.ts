import type { Sandbox } from '../../../sandbox/port.ts';
import { type Judged, verdictOf } from './verdict-of.ts';

const neighbour: Judged = {
  id: 'neighbour',
  language: 'python',
  program: 'def f(n): return sum(range(n))',
  tests: ['assert f(1000) == 499500'],
};
const runs = 15;

/** Milliseconds of wall time in the middle and at worst of a small program's runs, by itself and beside each hostile one. */
export async function latencyBeside(sandbox: Sandbox, hostile: Judged[]): Promise<string[]> {
  const lines = [`a neighbour by itself: ${await latency(sandbox)}`];
  for (const program of hostile) {
    const ended = verdictOf(sandbox, program);
    lines.push(`a neighbour beside ${program.id}: ${await latency(sandbox)}`);
    await ended;
  }
  return lines;
}

async function latency(sandbox: Sandbox): Promise<string> {
  const took: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const { status, wallMs } = await verdictOf(sandbox, neighbour);
    if (status !== 'passed') throw new Error(`Expected a neighbour that passes, found ${status}`);
    took.push(wallMs);
  }
  took.sort((one, other) => one - other);
  return `${took[Math.floor(runs / 2)]} ms, at worst ${took.at(-1)} ms`;
}
