import { afterEach, describe, expect, it, vi } from 'vitest';
import { enclosure, requireJail } from '../../../client/run/require-jail.ts';
import { openJail } from '../../../sandbox/jail/open.ts';

const none = { home: '/nowhere', jail: 'process' } as const;

afterEach(() => vi.restoreAllMocks());

const listen = () => vi.spyOn(process.stderr, 'write').mockReturnValue(true);

describe('requiring a jail', () => {
  it('refuses with one sentence, which says what was found, who helps and what goes on without', async () => {
    const refusal = await requireJail(none, undefined).catch((error: unknown) => error);
    expect(refusal).toMatchObject({
      exitCode: 3,
      sentences: [
        expect.stringMatching(
          /^expected a jail .*found none .*bubblewrap: it is switched off by PERSD_JAIL.*`persd doctor`.*--unsafe-no-jail/,
        ),
      ],
    });
  });

  it('goes on and says so in one line where somebody asked for that', async () => {
    const said = listen();
    await requireJail(none, true);
    expect(said.mock.calls.map(([text]) => text)).toEqual([expect.stringMatching(/^programs run without a jail.*\n$/)]);
  });

  it('says nothing where a jail stands, and names it', async () => {
    const { rung } = await openJail();
    if (rung === 'process') return console.warn('NOT TESTED: no jail stands on this machine');
    const said = listen();
    await requireJail({ home: '/nowhere' }, undefined);
    expect(said).not.toHaveBeenCalled();
    expect(await enclosure({ home: '/nowhere' })).toBe(`in a jail (${rung})`);
    expect(await enclosure(none)).toBe('without a jail');
  });
});
