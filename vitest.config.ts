import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

type ProjectConfig = NonNullable<TestProjectInlineConfiguration['test']>;

const shared = {
  pool: 'forks' as const,
  execArgv: ['--no-node-snapshot', '--disable-warning=ExperimentalWarning'],
  testTimeout: 60_000,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 20_000 } },
} satisfies ProjectConfig;

const workflows = ['tests/workflows/**/*.test.ts'];
const endToEnd = ['tests/end-to-end/**/*.test.ts'];

/** Where a machine wants to read what passed and what failed. */
const results = process.env['PERSD_TEST_RESULTS'];

export default defineConfig({
  test: {
    ...(results && { reporters: ['default', ['json', { outputFile: results }]] }),
    projects: [
      {
        test: {
          ...shared,
          name: 'rooms',
          include: ['tests/**/*.test.ts'],
          exclude: [...workflows, ...endToEnd],
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        // One Temporal server for all of them.
        test: {
          ...shared,
          name: 'workflows',
          include: workflows,
          globalSetup: 'tests/support/temporal.ts',
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        // Whole homes with a server and four processes each, which wait for one another more than they work.
        test: { ...shared, name: 'end-to-end', include: endToEnd, maxWorkers: 2, sequence: { groupOrder: 2 } },
      },
    ],
  },
});
