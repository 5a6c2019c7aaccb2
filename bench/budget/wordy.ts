import type { Retelling } from '../../client/chaos/models.ts';
import { logNormal } from '../latency.ts';

/** Tokens of what models say beside their programs, on the mean; some say more than they may. */
const meanTokens = 80;

/** Of so many answers one does not say what it took. */
const silentEvery = 50;

/** Models whose answers are of lengths that nobody knows beforehand: log-normal, cut off at `maxTokens`. */
export function wordy(): Retelling {
  const tokens = logNormal(meanTokens);
  let told = 0;
  return (answer) => {
    told += 1;
    const words = '# so it is done '.repeat(Math.round(tokens(told) / 4));
    return { ...answer, text: `${answer.text}\n${words}`, usage: told % silentEvery !== 0 };
  };
}
