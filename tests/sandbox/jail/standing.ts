import { type Jail, rungs } from '../../../sandbox/jail/jail.ts';
import { findJail } from '../../../sandbox/jail/open.ts';

/** The jails that stand on this machine, best first; says aloud which do not, and are therefore not tested. */
export async function standingJails(): Promise<Jail[]> {
  const found = [];
  for (const best of rungs.filter((rung) => rung !== 'process')) {
    const { jail, passedOver } = await findJail(best);
    if (jail.rung === best) found.push(jail);
    else console.warn(`NOT TESTED: the rung ${best}, for ${passedOver.find(({ rung }) => rung === best)?.reason}`);
  }
  return found;
}
