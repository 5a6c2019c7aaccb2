import { describe, expect, it } from 'vitest';
import { betterRung, type Machine } from '../../../client/doctor/better-rung.ts';
import type { PassedOver } from '../../../sandbox/jail/open.ts';

const machine = (files: Record<string, string> = {}, more: Partial<Machine> = {}): Machine => ({
  platform: 'linux',
  root: false,
  read: (path) => files[path] ?? null,
  exists: (path) => path in files,
  ...more,
});

const absent: PassedOver = { rung: 'bubblewrap', reason: 'bubblewrap is not installed' };
const refused: PassedOver = {
  rung: 'unshare',
  reason: 'Expected the kernel to allow unshare, found: Permission denied',
};
const noLauncher: PassedOver = {
  rung: 'unshare',
  reason: 'it needs perl or python3 on x64 or arm64, and there is none',
};

const apparmor = { '/proc/sys/kernel/apparmor_restrict_unprivileged_userns': '1' };

describe('a better rung', () => {
  it('is had by installing what is missing, and by nothing else where the kernel refused nothing', () => {
    const files = { ...apparmor, '/.dockerenv': '' };
    expect(betterRung([absent], machine(files))).toEqual(['install bubblewrap: `apt-get install bubblewrap`']);
    expect(betterRung([absent, noLauncher], machine(files))).toHaveLength(2);
  });

  it('is had on Ubuntu 24.04 by an AppArmor profile or a setting, for ordinary users only', () => {
    const ways = betterRung([refused], machine(apparmor));
    expect(ways[0]).toContain('profile bwrap /usr/bin/bwrap flags=(unconfined)');
    expect(ways[1]).toContain('sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0');
    expect(betterRung([refused], machine(apparmor, { root: true }))).toEqual([]);
  });

  it.each([
    ['/proc/sys/kernel/unprivileged_userns_clone', 'sudo sysctl -w kernel.unprivileged_userns_clone=1'],
    ['/proc/sys/user/max_user_namespaces', 'sudo sysctl -w user.max_user_namespaces=15000'],
  ])('is had by the setting of %s where it is 0', (path, command) => {
    expect(betterRung([refused], machine({ [path]: '0' }))).toEqual([expect.stringContaining(command)]);
    expect(betterRung([refused], machine({ [path]: '1' }))).toEqual([]);
  });

  it.each<[string, Record<string, string>]>([
    ['Docker', { '/.dockerenv': '' }],
    ['Podman', { '/run/.containerenv': '' }],
    ['any that filters system calls', { '/proc/self/status': 'NoNewPrivs:\t0\nSeccomp:\t2\n' }],
  ])('is had in a container by what it is started with: %s', (_name, files) => {
    const [way, ...others] = betterRung([refused], machine(files, { root: true }));
    expect(way).toContain('--security-opt seccomp=unconfined --security-opt apparmor=unconfined');
    expect(others).toEqual([]);
  });

  it('is not to be had on other systems, which is said', () => {
    expect(betterRung([], machine({}, { platform: 'darwin' }))).toEqual([expect.stringMatching(/^run persd on Linux/)]);
  });

  it('is had by no longer switching it off', () => {
    const off: PassedOver = { rung: 'bubblewrap', reason: 'it is switched off by PERSD_JAIL' };
    expect(betterRung([off], machine(apparmor))).toEqual(['unset PERSD_JAIL']);
  });
});
