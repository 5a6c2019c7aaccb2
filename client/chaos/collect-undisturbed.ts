import { CommandFailure, exitCodes } from '../exit-codes.ts';
import { Collecting } from './collecting.ts';
import { type Scale, smallScale } from './sums.ts';

/** What so many tasks come to when nobody disturbs them, as rows; null where `stop` came first. */
export async function collectUndisturbed(
  home: string,
  tasks: number,
  stop: AbortSignal,
  scale: Scale = smallScale,
): Promise<string[] | null> {
  const collecting = await Collecting.open({ home, tasks, budgetUsd: null, environment: {}, scale });
  try {
    collecting.models.quick = true;
    const { code, stderr } = await collecting.person.give(stop);
    if (stop.aborted) return null;
    if (code !== exitCodes.done) throw refused(code, stderr);
    return await collecting.exported();
  } finally {
    await collecting.close();
  }
}

function refused(code: number | null, stderr: string): CommandFailure {
  const sentence = `expected a collection that nothing disturbs to end with 0, found ${code}; \`persd doctor\` says what this machine lacks`;
  return new CommandFailure(exitCodes.badPlace, sentence, ...stderr.trim().split('\n').slice(-3));
}
