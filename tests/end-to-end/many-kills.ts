// `PERSD_DATA=... node tests/end-to-end/many-kills.ts [rounds] [seed]`: plays the recorded traces back and, in each round, kills every
// process of a collection in turn, and all of them at once, each at a random moment. Says what that cost; 1 where it cost too much.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startModelServer } from '../../demo/server.ts';
import { Collecting, differences } from '../support/collecting.ts';
import { writeCollection } from '../support/collection.ts';
import type { Ended } from '../support/persd.ts';
import { type ProcessName, pidsOf } from '../support/processes.ts';
import { playTraces, readTraces } from '../support/traces.ts';
import { until } from '../support/until.ts';

const everything: ProcessName[] = ['supervisor', 'orchestration', 'models', 'sandbox', 'server'];
const targets: ProcessName[][] = [...everything.map((part) => [part]), everything];
/** Milliseconds that an answer takes: long enough to be caught in flight. */
const latencyMs = 1_000;

const [, , rounds = '10', seed = String(Date.now())] = process.argv;
const data = readTraces();
if (data === null) process.exit(2);
const { path: tasks, traces } = data;
const folder = mkdtempSync(join(tmpdir(), 'persd-many-kills-'));

/** The same numbers for the same seed, from 0 to 1. */
function randoms(name: string): () => number {
  let drawn = 0;
  return () => createHash('sha256').update(`${seed} ${name} ${drawn++}`).digest().readUInt32BE() / 2 ** 32;
}

async function collectionIn(home: string): Promise<Collecting> {
  const models = await startModelServer(playTraces(traces, latencyMs));
  const plan = writeCollection({ folder: join(home, 'plan'), tasks, format: 'traces', url: models.url });
  return new Collecting(home, plan, models);
}

/** Gives the command again until it has done its work: a kill of everything takes the command with it. */
class Patient {
  private readonly collecting: Collecting;
  private current: ReturnType<Collecting['command']>;
  readonly done: Promise<Ended>;

  constructor(collecting: Collecting) {
    this.collecting = collecting;
    this.current = collecting.command();
    this.done = this.insist();
  }

  kill(): void {
    this.current.child.kill('SIGKILL');
  }

  private async insist(): Promise<Ended> {
    for (;;) {
      const ended = await this.current.ended;
      if (ended.code !== null) return ended;
      this.current = this.collecting.command();
    }
  }
}

interface Kill {
  parts: ProcessName[];
  /** Calls that had been sent, and those of them that were in flight. */
  sent: number;
  inFlight: number;
}

async function kill(collecting: Collecting, patient: Patient, parts: ProcessName[]): Promise<Kill> {
  await until('all processes run', () => Object.keys(pidsOf(collecting.home)).length === everything.length);
  if (parts.length > 1) patient.kill();
  const inFlight = await collecting.kill(parts);
  return { parts, sent: collecting.models.asked.length, inFlight };
}

/** Kills each target once; the moments are spread over the calls of the run. */
async function disturb(collecting: Collecting, patient: Patient, random: () => number): Promise<Kill[]> {
  const moments = targets.map(() => Math.floor(random() * traces.length * 1.9)).sort((one, other) => one - other);
  const order = targets.map((parts) => ({ parts, at: random() })).sort((one, other) => one.at - other.at);
  const kills: Kill[] = [];
  for (const [index, { parts }] of order.entries()) {
    const moment = moments[index] ?? 0;
    await until(`${moment} calls sent`, () => collecting.models.asked.length >= moment, 600_000);
    kills.push(await kill(collecting, patient, parts));
  }
  return kills;
}

/** Collects once; null as `random`: undisturbed. */
async function collect(name: string, random: (() => number) | null) {
  const collecting = await collectionIn(join(folder, name));
  const started = Date.now();
  try {
    const patient = new Patient(collecting);
    const kills = random === null ? [] : await disturb(collecting, patient, random);
    const { code, stderr } = await patient.done;
    if (code !== 0) throw new Error(`the command ended with ${code}: ${stderr}`);
    const seconds = Math.round((Date.now() - started) / 1_000);
    return { kills, seconds, boughtTwice: collecting.boughtTwice, lines: await collecting.exported() };
  } finally {
    await collecting.close();
  }
}

const killed = ({ parts, sent, inFlight }: Kill): string =>
  `${parts.length > 1 ? 'everything' : parts.join()} after ${sent} calls (${inFlight} in flight)`;

try {
  const undisturbed = await collect('undisturbed', null);
  console.log(`seed ${seed}; undisturbed: ${undisturbed.seconds} s, ${undisturbed.boughtTwice} calls bought twice`);
  for (let round = 1; round <= Number(rounds); round += 1) {
    const { kills, seconds, boughtTwice, lines } = await collect(`${round}`, randoms(`${round}`));
    const atMost = kills.reduce((sum, { parts, inFlight }) => sum + (parts.includes('models') ? inFlight : 0), 0);
    const differing = differences(lines, undisturbed.lines).length;
    console.log(`round ${round}, ${seconds} s: killed ${kills.map(killed).join(', ')}`);
    console.log(`  ${boughtTwice} calls bought twice of at most ${atMost}; ${differing} lines differ`);
    if (boughtTwice > atMost || differing > 0) process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
