import { randomNumbers } from '../../domain/statistics/random.ts';
import { type Fault, type PlannedFault, targets, troubles } from './fault.ts';

/** Milliseconds between two faults of processes on the mean, and between two of everything else. */
const processMs = 5_000;
const placeMs = 9_000;
/** Milliseconds that a process stays frozen: longer than any heartbeat's interval, shorter than what a person would wait for. */
const freezeMs = [2_000, 12_000] as const;
/** Milliseconds that a trouble of the model server lasts, and a full disk. */
const troubleMs = [2_000, 5_000] as const;
const fullMs = [3_000, 8_000] as const;
/** Milliseconds that a clock jumps by: from a minute to a day, to either side. */
const jumpsMs = [60_000, 660_000, 3_600_000, 86_400_000].flatMap((ms) => [ms, -ms]);

type Random = () => number;
type Draw = (random: Random) => Fault;

const processFaults: Draw[] = [
  ...targets.map(
    (target): Draw =>
      () => ({ kind: 'kill', target }),
  ),
  () => ({ kind: 'kill', target: 'everything' }),
  ...targets.map(
    (target): Draw =>
      (random) => ({ kind: 'freeze', target, forMs: within(freezeMs, random) }),
  ),
];

const placeFaults: Draw[] = [
  ...troubles.map(
    (trouble): Draw =>
      (random) => ({ kind: 'model server', trouble, forMs: within(troubleMs, random) }),
  ),
  (random) => ({ kind: 'full disk', forMs: within(fullMs, random) }),
  (random) => ({ kind: 'clock', byMs: jumpsMs[Math.floor(random() * jumpsMs.length)] ?? 0 }),
];

/** What is played in so many minutes, in order of time: the same for the same seed. No fault comes twice before all have come once. */
export function drawSchedule(seed: number, minutes: number): PlannedFault[] {
  const endMs = minutes * 60_000;
  const drawn = [
    ...drawFaults(processFaults, processMs, endMs, randomNumbers(seed)),
    ...drawFaults(placeFaults, placeMs, endMs, randomNumbers(seed + 1)),
  ];
  return drawn.toSorted((one, other) => one.atMs - other.atMs);
}

function drawFaults(draws: Draw[], everyMs: number, endMs: number, random: Random): PlannedFault[] {
  const count = Math.floor(endMs / everyMs);
  const order = Array.from({ length: Math.ceil(count / draws.length) }, () => shuffle(draws, random)).flat();
  return order.slice(0, count).map((draw, at) => ({
    atMs: Math.round((at + random()) * everyMs),
    choice: random(),
    fault: draw(random),
  }));
}

function shuffle<T>(items: T[], random: Random): T[] {
  return items
    .map((item) => ({ item, place: random() }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ item }) => item);
}

const within = ([least, most]: readonly [number, number], random: Random): number =>
  Math.round(least + random() * (most - least));
