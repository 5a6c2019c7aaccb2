import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSettings, SettingsFailure } from '../settings.ts';

describe('the environment', () => {
  it('names a home, an interpreter, a rung and a budget, and all of them may be left out', () => {
    const named = {
      PERSD_HOME: '/home/of/runs',
      PERSD_PYTHON: 'python3.12',
      PERSD_JAIL: 'unshare',
      PERSD_BUDGET: '20',
    };
    const budget = { usd: 20, calls: null, tokens: null };
    expect(readSettings(named)).toEqual({ home: '/home/of/runs', python: 'python3.12', jail: 'unshare', budget });
    expect(readSettings({})).toEqual({ home: resolve('.persd'), python: 'python3', jail: 'bubblewrap', budget: null });
  });

  it.each([
    [{ PERSD_BUDGET: 'rubbish' }, /PERSD_BUDGET: expected US dollars such as 6.*found rubbish/],
    [{ PERSD_BUDGET: 'usd=1,usd' }, /PERSD_BUDGET: expected/],
    [{ PERSD_BUDGET: '-3' }, /PERSD_BUDGET: expected/],
    [{ PERSD_JAIL: 'cardboard' }, /expected PERSD_JAIL to be .*found cardboard/],
  ])('that says %o is refused in a sentence, as bad input', (env, sentence) => {
    expect(() => readSettings(env)).toThrow(sentence);
    expect(() => readSettings(env)).toThrow(expect.objectContaining({ exitCode: 2 }));
    expect(() => readSettings(env)).toThrow(SettingsFailure);
  });
});
