// Pure: lines from figures.
import { describe, expect, it } from 'vitest';
import { statusLines } from '../../../client/screen/status-lines.ts';
import { sampleProgress, sampleRun } from '../../support/progress.ts';

describe('the status of a run', () => {
  it('says why a run is paused', () => {
    const run = sampleRun({ state: 'paused', reason: 'the budget of $6.00 is used up' });
    expect(statusLines({ run, progress: sampleProgress(), attended: true, lines: [] }, 0)[0]).toBe(
      'sample · paused: the budget of $6.00 is used up',
    );
  });

  it('makes a server that fails us visible, with how often and how long ago', () => {
    const failure = { type: 'foreign_body', message: 'http://127.0.0.1:8000/v1 answered with HTML' } as const;
    const progress = sampleProgress({ troubles: [{ role: 'teacher', failure, count: 7, at: 5_000 }] });
    expect(statusLines({ run: sampleRun(), progress, attended: true, lines: [] }, 65_000).at(-1)).toBe(
      '  ! teacher: http://127.0.0.1:8000/v1 answered with HTML (7 times, last 1 min ago)',
    );
  });

  it.each([
    [['bubblewrap'], '  programs  run in a jail (bubblewrap)'],
    [['process'], '  programs  run without a jail'],
  ])('says what encloses its programs: %j', (rungs, line) => {
    const lines = statusLines({ run: sampleRun(), progress: sampleProgress({ rungs }), attended: true, lines: [] }, 0);
    expect(lines).toContain(line);
  });

  it('does not say that a run is running when nobody works on it', () => {
    const [first] = statusLines({ run: sampleRun(), progress: sampleProgress(), attended: false, lines: [] }, 0);
    expect(first).toBe('sample · stopped: nothing works on it; `persd resume sample` goes on');
  });

  it('does not invent a cost where the plan has no prices', () => {
    expect(
      statusLines({ run: sampleRun(), progress: sampleProgress(), attended: true, lines: [] }, 0).join('\n'),
    ).toContain('spent     cost unknown (the plan has no prices)');
  });
});
