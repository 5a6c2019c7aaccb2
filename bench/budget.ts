/**
 * What a budget holds: real collections with too little money, 100 calls at once, answers of unknown lengths, processes killed with -9
 * at random moments. `npm run bench:budget -- [--rounds 5] [--kills 6] [--tasks 3000] [--usd 1] [--seed 1]`.
 * Exit 1 where more than the budget was settled or billed, or less than 0.95 of it was used though there was work.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { drawBlows } from './budget/blows.ts';
import { spend, type Spent } from './budget/spend.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    kills: { type: 'string', default: '6' },
    tasks: { type: 'string', default: '3000' },
    usd: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
  },
});
const [rounds = 5, kills = 6, tasks = 3_000, capUsd = 1, seed = 1] = [
  values.rounds,
  values.kills,
  values.tasks,
  values.usd,
  values.seed,
].map(Number);

const columns = ['round', 'calls', 'again', 'settled', 'held', 'billed', 'used', 'seconds', 'kills (calls in flight)'];
const folder = mkdtempSync(join(tmpdir(), 'persd-budget-'));
console.log(`${availableParallelism()} processors, load ${loadavg()[0]?.toFixed(1)} before the run`);
console.log(`a cap of ${usd(capUsd)}, ${kills} kills a round, seed ${seed}`);
console.log(columns.map(fill).join(''));
try {
  for (let round = 1; round <= rounds; round += 1) {
    const blows = drawBlows(seed + round, kills);
    const spent = await spend({ folder, round, tasks, capUsd, blows });
    if (!isKept(spent)) process.exitCode = 1;
    console.log(cells(round, spent).map(fill).join(''));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function isKept({ beyondUsd, settledUsd, reason }: Spent): boolean {
  return beyondUsd === 0 && settledUsd <= capUsd && settledUsd >= 0.95 * capUsd && reason.includes('budget');
}

function cells(round: number, spent: Spent): string[] {
  const { calls, again, settledUsd, heldUsd, billedUsd, beyondUsd, reason, seconds } = spent;
  const struck = spent.kills.map(({ target, inFlight }) => `${target} ${inFlight}`).join(', ');
  const doubts = [
    ...(beyondUsd > 0 ? [`${usd(beyondUsd)} BEYOND THE CAP`] : []),
    ...(reason.includes('budget') ? [] : [`NOT PAUSED FOR ITS BUDGET: "${reason}"`]),
  ];
  const money = [settledUsd, heldUsd, billedUsd].map(usd);
  const used = (settledUsd / capUsd).toFixed(3);
  return [...[round, calls, again].map(String), ...money, used, seconds.toFixed(0), [struck, ...doubts].join('; ')];
}

function fill(cell: string): string {
  return cell.padEnd(10);
}

function usd(amount: number): string {
  return `$${amount.toFixed(4)}`;
}
