import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { findLauncher } from '../../../../sandbox/jail/launcher/launcher.ts';
import { attempt, call, type Step, text, words, write } from '../../../../sandbox/jail/launcher/step.ts';

const say = { command: '/bin/sh', arguments: ['-c', 'echo "$1"; ulimit -n; echo end >&2; exit 7', 'sh', 'it’s me'] };

describe.each(['perl', 'python3'] as const)('a launcher in %s', (name) => {
  const launcher = findLauncher(name);
  if (launcher === null) console.warn(`NOT TESTED: a launcher in ${name}, which is not installed`);

  const run = (steps: Step[], program?: typeof say) => {
    const launched = launcher?.launch(steps, program);
    return spawnSync(launched?.command ?? '', launched?.arguments, { encoding: 'utf8', env: { SECRET: '1' } });
  };

  it.skipIf(launcher === null)('does its steps, hands bytes over, and becomes the program', () => {
    const ended = run([call('prlimit64', 0, 7, words(64n, 64n), 0), call('chdir', text('/usr'))], say);
    expect(ended).toMatchObject({ status: 7, stdout: 'it’s me\n64\n', stderr: 'end\n' });
  });

  it.skipIf(launcher === null)('goes on in a child, and ends as the child does', () => {
    expect(run(['fork', 'fork'], say)).toMatchObject({ status: 7, stdout: expect.stringContaining('me') });
    const killed = { command: '/bin/sh', arguments: ['-c', 'kill -9 $$'] };
    expect(run(['fork'], killed)).toMatchObject({ status: 137 });
  });

  it.skipIf(launcher === null)('starts nothing when a step fails, and goes on when it was only an attempt', () => {
    const impossible = [0, text('/nowhere-at-all'), 0, 0, 0] as const;
    const failed = run([call('mount', ...impossible)], say);
    expect(failed).toMatchObject({ status: 126, stdout: '' });
    expect(failed.stderr).toMatch(/^Expected the kernel to allow mount, found: \w/);
    expect(run([attempt('mount', ...impossible)], say).status).toBe(7);
  });

  it.skipIf(launcher === null)('says what a system call came to, and hands no environment on', () => {
    expect(
      run([
        { say: 'umask', arguments: [0o22] },
        { say: 'close', arguments: [99] },
      ]).stdout,
    ).toMatch(/^umask \d+\nclose -9\n$/);
    expect(run([], { command: '/usr/bin/env', arguments: [] }).stdout).toBe('');
  });

  it.skipIf(launcher === null)('says why a program does not start', () => {
    const ended = run([], { command: '/nowhere-at-all', arguments: [] });
    expect(ended).toMatchObject({ status: 126, stderr: expect.stringMatching(/exec, found: No such file/) });
  });
});

describe('steps', () => {
  it('are written one a line, each with its number on this processor', () => {
    const steps: Step[] = [call('close_range', 3, 9, 0), 'fork', attempt('chdir', text('/'))];
    expect(write(steps, 'arm64')).toBe('call close_range n:436 n:3 n:9 n:0\nfork\nattempt chdir n:49 b:2f00');
  });

  it('cannot ask for a call that the processor has not', () => {
    expect(() => write([call('fork')], 'arm64')).toThrow('Expected a system call of arm64, found fork');
  });
});
