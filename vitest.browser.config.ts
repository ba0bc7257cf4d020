import { defineConfig } from 'vitest/config';

export default defineConfig({
  // as the build does it: pages are rendered by React's production build
  oxc: { jsx: { runtime: 'automatic', development: false } },
  test: {
    include: ['tests/browser/**/*.test.ts'],
    globalSetup: ['tests/support/database.global.ts'],
    testTimeout: 240_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});
