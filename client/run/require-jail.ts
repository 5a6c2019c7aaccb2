import type { RunPlan } from '../../domain/plan.ts';
import type { Rung } from '../../sandbox/jail/jail.ts';
import { findJail } from '../../sandbox/jail/open.ts';
import { nativeRefusal } from '../../sandbox/native/open.ts';
import type { Settings } from '../../settings.ts';
import { CommandFailure, exitCodes } from '../exit-codes.ts';
import { say } from '../screen/print.ts';

/** The option of every command that runs what models write. */
export const unsafeNoJail = [
  '--unsafe-no-jail',
  'run programs that models write though nothing encloses them on this machine',
] as const;

/** Refuses to go on where nothing encloses programs, unless somebody asked for that: then says so in one line. */
export async function requireJail({ jail: best }: Settings, unsafe: boolean | undefined): Promise<void> {
  const { jail, passedOver } = await findJail(best);
  if (jail.rung !== 'process') return;
  if (unsafe === true) return say('programs run without a jail: they can do what you can do on this machine');
  const reasons = passedOver.map(({ rung, reason }) => `${rung}: ${reason}`).join('; ');
  throw new CommandFailure(
    exitCodes.badPlace,
    `expected a jail for programs that models write, found none on this machine (${reasons}); \`persd doctor\` says how to get one, and --unsafe-no-jail goes on without`,
  );
}

/** Refuses a plan for the machine's own Python where nothing encloses programs, whatever anybody asked for. */
export async function requireNativeJail({ jail: best }: Settings, { sandbox }: RunPlan): Promise<void> {
  const refusal = sandbox.python === 'native' ? nativeRefusal((await findJail(best)).jail.rung) : null;
  if (refusal !== null) throw new CommandFailure(exitCodes.badPlace, refusal);
}

/** What encloses the programs of this machine, in words that follow "programs run". */
export async function enclosure({ jail: best }: Settings): Promise<string> {
  const { jail } = await findJail(best);
  return enclosureOf(jail.rung);
}

function enclosureOf(rung: Rung): string {
  return rung === 'process' ? 'without a jail' : `in a jail (${rung})`;
}
