import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

type ProjectConfig = NonNullable<TestProjectInlineConfiguration['test']>;

const shared = {
  pool: 'forks' as const,
  execArgv: ['--no-node-snapshot', '--disable-warning=ExperimentalWarning'],
  testTimeout: 60_000,
  hookTimeout: 120_000,
} satisfies ProjectConfig;

/** These need a Temporal server; one is started for all of them. */
const withServer = ['tests/workflows/**/*.test.ts', 'tests/end-to-end/**/*.test.ts'];

/** Where a machine wants to read what passed and what failed. */
const results = process.env['PERSD_TEST_RESULTS'];

export default defineConfig({
  test: {
    // Two cores run a Temporal server and Pyodide beside the tests.
    maxWorkers: 2,
    ...(results && { reporters: ['default', ['json', { outputFile: results }]] }),
    projects: [
      { test: { ...shared, name: 'rooms', include: ['tests/**/*.test.ts'], exclude: withServer } },
      { test: { ...shared, name: 'workflows', include: withServer, globalSetup: 'tests/support/temporal.ts' } },
    ],
  },
});
