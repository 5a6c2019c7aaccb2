import { type CallStage, costOf, type Price, type Role, type Usage } from '../model.ts';
import type { Outcome } from '../trajectory.ts';

/** Calls of one kind that a run asked for. */
export interface CallUse {
  role: Role;
  stage: CallStage;
  /** How the tasks ended that they were for; null while they have not. */
  outcome: Outcome | null;
  /** `bought` for this run, `reused` from the journal, or without a reply: `failed`, or `asked` and under way. */
  state: 'asked' | 'bought' | 'reused' | 'failed';
  calls: number;
  truncated: number;
  usage: Usage;
}

/** What calls for one purpose came to. */
export interface Spending {
  role: Role;
  stage: CallStage;
  bought: number;
  reused: number;
  failed: number;
  truncated: number;
  /** Of the replies, bought or reused. */
  usage: Usage;
  /** Dollars for what was bought; null where the plan has no price. */
  usd: number | null;
  /** Of those, dollars for tasks that ended refined: what gave examples. */
  usdRefined: number | null;
}

/** What each model was asked for, and what that cost; in the order in which calls come. */
export function spendingOf(uses: CallUse[], prices: Record<Role, Price | null>): Spending[] {
  const kinds = new Map<string, CallUse[]>();
  for (const use of uses) {
    const kind = `${use.role} ${use.stage}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), use]);
  }
  const spent = [...kinds.values()].flatMap((kind) => (kind[0] === undefined ? [] : [sumUp(kind[0], kind, prices)]));
  return spent.toSorted((one, other) => order.indexOf(one.stage) - order.indexOf(other.stage));
}

const order: CallStage[] = ['attempt', 'gold', 'refine', 'rectify'];

function sumUp({ role, stage }: CallUse, uses: CallUse[], prices: Record<Role, Price | null>): Spending {
  const price = prices[role];
  const calls = (state: CallUse['state']): number =>
    uses.filter((use) => use.state === state).reduce((sum, use) => sum + use.calls, 0);
  const bought = uses.filter(({ state }) => state === 'bought');
  const cost = (some: CallUse[]): number | null => (price === null ? null : costOf(totalUsage(some), price));
  return {
    role,
    stage,
    bought: calls('bought'),
    reused: calls('reused'),
    failed: calls('failed'),
    truncated: uses.reduce((sum, use) => sum + use.truncated, 0),
    usage: totalUsage(uses),
    usd: cost(bought),
    usdRefined: cost(bought.filter(({ outcome }) => outcome === 'refined')),
  };
}

/** Tokens of all of these together. */
export const totalUsage = (some: { usage: Usage }[]): Usage =>
  some.reduce(
    (sum, { usage }) => ({
      input: sum.input + usage.input,
      cachedInput: sum.cachedInput + usage.cachedInput,
      output: sum.output + usage.output,
    }),
    { input: 0, cachedInput: 0, output: 0 },
  );
