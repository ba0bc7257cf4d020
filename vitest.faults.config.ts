import { defineConfig } from 'vitest/config';

// The long forms of what `npm test` does in short.
export default defineConfig({
  test: {
    include: ['tests/faults/**/*.long.ts'],
    globalSetup: ['tests/support/database.global.ts'],
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 1,
  },
});
