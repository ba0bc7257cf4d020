import { defineConfig } from 'vitest/config';

const embedded = 'server/platform/db/embedded/**/*.test.ts';
const elsewhere = ['tests/browser/**', 'node_modules/**'];

export default defineConfig({
  // as the build does it: pages are rendered by React's production build
  oxc: { jsx: { runtime: 'automatic', development: false } },
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'suite',
          // Here, not above: what stands above runs again for each project.
          globalSetup: ['tests/support/database.global.ts'],
          include: ['server/**/*.test.ts', 'portal/src/**/*.test.ts', 'tests/**/*.test.ts'],
          exclude: [embedded, ...elsewhere],
          // Files share the loaded modules: loading them anew for each takes two thirds as long as all the tests.
          isolate: false,
        },
      },
      // Their modules remember the database servers that this process has joined.
      {
        extends: true,
        test: {
          name: 'embedded',
          globalSetup: ['server/platform/db/embedded/stopped-cluster.fixtures.ts'],
          include: [embedded],
          exclude: elsewhere,
        },
      },
    ],
  },
});
