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

export default defineConfig({
  test: {
    // Two cores run a Temporal server and Pyodide beside the tests.
    maxWorkers: 2,
    projects: [
      { test: { ...shared, name: 'rooms', include: ['tests/**/*.test.ts'], exclude: withServer } },
      { test: { ...shared, name: 'workflows', include: withServer, globalSetup: 'tests/support/temporal.ts' } },
    ],
  },
});
