import type { Jail } from '../../sandbox/jail/jail.ts';
import { findJail, type PassedOver } from '../../sandbox/jail/open.ts';
import { type Layer, selfTest } from '../../sandbox/jail/self-test/self-test.ts';
import type { Settings } from '../../settings.ts';
import { betterRung, type Machine, thisMachine } from './better-rung.ts';
import { type Finding, ill, weak, well } from './finding.ts';

/** What encloses programs here, layer by layer as real escapes found it, and what would give a better jail. */
export async function checkJail({ jail: best }: Settings): Promise<Finding[]> {
  const { jail, passedOver } = await findJail(best);
  return jailFindings(jail.rung, passedOver, await selfTest(jail), thisMachine);
}

/** A rung with namespaces is well; what is left without them is weak; nothing at all is ill. */
export function jailFindings(
  rung: Jail['rung'],
  passedOver: PassedOver[],
  layers: Layer[],
  machine: Machine,
): Finding[] {
  const why = passedOver.map((one) => `${one.rung}: ${one.reason}`).join('; ');
  const mend = betterRung(passedOver, machine).join('\n') || 'see docs/jail.md';
  const spaced = rung === 'bubblewrap' || rung === 'unshare';
  return [rungFinding(), ...layers.map(layerFinding)];

  function rungFinding(): Finding {
    if (spaced) return well('jail', `rung ${rung}: programs run in namespaces of their own`);
    if (rung === 'restricted') return weak('jail', `rung restricted, without namespaces (${why})`, mend);
    return ill('jail', `none: programs that models write would run with your rights (${why})`, mend);
  }

  function layerFinding({ name, state, found }: Layer): Finding {
    const check = `  ${name}`;
    if (state === 'held') return well(check, found);
    if (state === 'not tried') return weak(check, `not tried: ${found}`, 'see docs/jail.md');
    return spaced
      ? ill(check, `not held: ${found}`, 'report it with the output of this command')
      : weak(check, `not held: ${found}`, '');
  }
}
