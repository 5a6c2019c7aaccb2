import { describe, expect, it } from 'vitest';
import { checkJail, jailFindings } from '../../../client/doctor/check-jail.ts';
import type { Machine } from '../../../client/doctor/better-rung.ts';
import type { Layer } from '../../../sandbox/jail/self-test/self-test.ts';

const machine: Machine = { platform: 'linux', root: true, read: () => null, exists: () => false };
const layers: Layer[] = [
  { name: 'files', state: 'held', found: 'none could be read' },
  { name: 'network', state: 'not held', found: 'a guest connects to port 1' },
  { name: 'system calls', state: 'not tried', found: 'Perl is not at hand' },
];
const missing = [{ rung: 'bubblewrap' as const, reason: 'bubblewrap is not installed' }];

const states = (rung: 'unshare' | 'restricted' | 'process') =>
  jailFindings(rung, missing, layers, machine).map(({ state }) => state);

describe('checking the jail', () => {
  it('is well with namespaces, weak without and ill with nothing', () => {
    expect(states('unshare')).toEqual(['well', 'well', 'ill', 'weak']);
    expect(states('restricted')).toEqual(['weak', 'well', 'weak', 'weak']);
    expect(states('process')).toEqual(['ill', 'well', 'weak', 'weak']);
  });

  it('says why a better rung is not in use and how to get it', () => {
    const [jail] = jailFindings('restricted', missing, layers, machine);
    expect(jail?.found).toContain('bubblewrap: bubblewrap is not installed');
    expect(jail?.mend).toContain('apt-get install bubblewrap');
  });

  it('reports what a process without a jail does, from real escapes', async () => {
    const findings = await checkJail({ home: '/nowhere', jail: 'process' });
    const found = (check: string) => findings.find((finding) => finding.check.trim() === check)?.found;
    expect(found('files')).toMatch(/^not held: a guest reads .*bait.*\/etc\/passwd/);
    expect(found('network')).toMatch(/^not held: a guest connects/);
    expect(found('processes')).toMatch(/signals this process/);
  });
});
