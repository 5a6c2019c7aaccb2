import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assemble, type Refused } from '../../../sandbox/jail/calls/assemble.ts';
import { architectureHere, numberOf, type SystemCall } from '../../../sandbox/jail/calls/numbers.ts';
import { findProgram } from '../../../sandbox/jail/find.ts';
import type { Rung } from '../../../sandbox/jail/jail.ts';
import type { PassedOver } from '../../../sandbox/jail/open.ts';
import { findLauncher } from '../../../sandbox/jail/launcher/launcher.ts';
import { filterCalls } from '../../../sandbox/jail/launcher/steps.ts';
import { call } from '../../../sandbox/jail/launcher/step.ts';
import type { Layer } from '../../../sandbox/jail/self-test/self-test.ts';

interface Told {
  best: Rung;
  rung: Rung;
  passedOver: PassedOver[];
  layers: Layer[];
  ms: number;
}

const root = fileURLToPath(new URL('../../..', import.meta.url));
const script = 'tests/sandbox/jail/tell-layers.ts';
const isRoot = process.geteuid?.() === 0;
const setpriv = findProgram('setpriv');

/** A copy of the jail's code and of Node that every user can read, wherever this clone lies. */
let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'persd-copy-'));
  for (const part of ['sandbox/jail', script, 'package.json']) {
    mkdirSync(dirname(join(copy, part)), { recursive: true });
    cpSync(join(root, part), join(copy, part), { recursive: true });
  }
  cpSync(process.execPath, join(copy, 'node'));
  spawnSync('chmod', ['-R', 'a+rX', copy]);
  chmodSync(join(copy, 'node'), 0o755);
});
afterAll(() => rmSync(copy, { recursive: true }));

const node = (): { command: string; arguments: string[] } => ({
  command: join(copy, 'node'),
  arguments: ['--disable-warning=ExperimentalWarning', join(copy, script)],
});

function tell({ command, arguments: args }: { command: string; arguments: string[] }): Told[] {
  const { stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', cwd: '/' });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

/** Every rung that stands here holds everything; which of them do not is said aloud. */
function expectHeld(told: Told[], who: string): void {
  for (const { best, rung, passedOver, layers, ms } of told) {
    if (rung !== best) {
      console.warn(`NOT TESTED as ${who}: ${best}, for ${passedOver.find((one) => one.rung === best)?.reason}`);
      continue;
    }
    const loose = layers.filter(({ state }) => state === 'not held').map(({ name, found }) => `${name}: ${found}`);
    expect({ best, loose }).toEqual({ best, loose: [] });
    expect(layers.map(({ name }) => name)).toHaveLength(8);
    const held = layers.filter(({ state }) => state === 'held').length;
    expect(held, JSON.stringify({ best, layers })).toBeGreaterThanOrEqual(7);
    expect(ms).toBeLessThan(20_000);
  }
}

describe('every rung of this machine', () => {
  it('holds every layer for whoever runs the tests', () => {
    expectHeld(tell(node()), isRoot ? 'root' : 'an ordinary user');
  });

  it.runIf(isRoot && setpriv !== null)('holds every layer for an ordinary user', () => {
    const { command, arguments: args } = node();
    const as = ['--reuid=65534', '--regid=65534', '--clear-groups', command, ...args];
    expectHeld(tell({ command: setpriv ?? '', arguments: as }), 'an ordinary user');
  });
});

describe('a machine that refuses namespaces', () => {
  const architecture = architectureHere();
  const launcher = findLauncher();
  const refused: SystemCall[] = ['unshare', 'mount', 'pivot_root', 'setns'];

  const withoutNamespaces = () => {
    const rules = refused.map((name): Refused => ({ number: numberOf(name, architecture ?? 'x64') ?? 0, errno: 1 }));
    const clone = numberOf('clone', architecture ?? 'x64') ?? 0;
    const made: Refused = { number: clone, errno: 1, when: { argument: 0, mask: 0x7e020000, set: true } };
    const filter = assemble(architecture ?? 'x64', [...rules, made]);
    return launcher?.launch([call('prctl', 38, 1, 0, 0, 0), ...filterCalls(filter)], node()) ?? node();
  };

  it.skipIf(launcher === null)('has the rung without them, which holds every layer, and says why no better one', () => {
    const told = tell(withoutNamespaces());
    expect(told.map(({ rung }) => rung)).toEqual(['restricted', 'restricted', 'restricted']);
    expect(told[1]?.passedOver[1]).toMatchObject({
      rung: 'unshare',
      reason: expect.stringMatching(/unshare.*not permitted/),
    });
    expectHeld(told, 'somebody without namespaces');
  });
});
