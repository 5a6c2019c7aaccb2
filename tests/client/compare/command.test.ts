import { expect, test } from 'vitest';
import { runPersd } from '../../support/persd.ts';
import { temporaryHome } from '../../support/temporary-home.ts';

test('Leave to replace a page is refused where no page is written.', async () => {
  const { code, stdout, stderr } = await runPersd(temporaryHome(), ['compare', 'one', 'other', '--force']);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain('expected --force with --html FILE, found --force alone');
});
