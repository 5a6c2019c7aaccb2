import { describe, expect, it, onTestFinished } from 'vitest';
import { troubles } from '../../../client/chaos/fault.ts';
import { Models } from '../../../client/chaos/models.ts';
import { attemptAt, refinementOf } from '../../../client/chaos/sums.ts';

async function serve(): Promise<{ models: Models; ask: (patienceMs?: number) => Promise<Response> }> {
  const models = new Models();
  models.quick = true;
  const url = await models.start();
  onTestFinished(() => models.close());
  const ask = (patienceMs = 30_000): Promise<Response> =>
    fetch(`${url}/completions`, {
      method: 'POST',
      body: JSON.stringify({ model: 'student', prompt: 'Return the number plus 7.', max_tokens: 256 }),
      signal: AbortSignal.timeout(patienceMs),
    });
  return { models, ask };
}

describe('the models of chaos', () => {
  it('sell an answer each time they give one whole, and bill it', async () => {
    const { models, ask } = await serve();
    for (const _ of [1, 2]) expect(await (await ask()).json()).toMatchObject({ choices: [{ text: attemptAt(7) }] });
    const [one, other] = models.purchases;
    expect(one?.hash).toBe(other?.hash);
    expect(models.billedUsd).toBeGreaterThan(0);
  });

  it.each(troubles)('sell nothing while their server has %s', async (trouble) => {
    const { models, ask } = await serve();
    models.trouble = trouble;
    // A call that hangs is over only when its caller gives it up.
    const whole = async (): Promise<unknown> => (await ask(trouble === 'hanging calls' ? 500 : undefined)).json();
    const reply = await whole().catch(() => ({}));
    expect(reply).not.toHaveProperty('choices');
    expect(models.purchases).toEqual([]);
    expect(models.billedUsd > 0).toBe(trouble === 'torn replies');
  });

  it('have each ending among ten tasks: at once, at the first and the second refinement, and never', () => {
    const sums = Array.from({ length: 10 }, (_, at) => at + 1);
    const isRight = (text: string, sum: number): boolean => text.includes(`number + ${sum}`);
    const right = (sum: number) => [
      isRight(attemptAt(sum), sum),
      isRight(refinementOf(sum, 0), sum),
      isRight(refinementOf(sum, 1), sum),
    ];
    const endings = sums.map((sum) => right(sum).indexOf(true));
    expect(new Set(endings)).toEqual(new Set([-1, 0, 1, 2]));
  });
});
