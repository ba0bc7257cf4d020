import { defineConfig } from 'vitest/config';

export default defineConfig({
  // as the build does it: pages are rendered by React's production build
  oxc: { jsx: { runtime: 'automatic', development: false } },
  test: {
    include: ['server/**/*.test.ts', 'tests/**/*.test.ts'],
    exclude: ['tests/browser/**', 'node_modules/**'],
    globalSetup: ['tests/support/database.global.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});
