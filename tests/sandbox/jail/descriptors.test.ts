import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { findLauncher } from '../../../sandbox/jail/launcher/launcher.ts';
import { call, text } from '../../../sandbox/jail/launcher/step.ts';
import { open } from '../../../sandbox/jail/launcher/steps.ts';

const script = fileURLToPath(new URL('./tell-descriptors.ts', import.meta.url));
const launcher = findLauncher('perl');
if (launcher === null) console.warn('NOT TESTED: inherited descriptors, for want of Perl');

it.skipIf(launcher === null)('no rung hands on what was open where it was started', () => {
  // Node closes those that it inherits for its children up to the first gap beyond the fifteenth.
  const inherited = [...Array.from({ length: 20 }, () => open('/etc/passwd')).flat(), call('close', 17)];
  const node = { command: process.execPath, arguments: ['--disable-warning=ExperimentalWarning', script] };
  const launched = launcher?.launch([call('chdir', text('/')), ...inherited], node);
  const { stdout } = spawnSync(launched?.command ?? '', launched?.arguments, { encoding: 'utf8' });
  const told: Record<string, string> = JSON.parse(String(stdout));
  expect(told).toEqual(Object.fromEntries(Object.keys(told).map((rung) => [rung, 'counted'])));
});
