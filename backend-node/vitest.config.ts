import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: import.meta.dirname,
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'launch/**/*.test.ts'],
    globalSetup: ['test/global-setup.ts'],
    // Log lines are asserted where they are made, and would hide a failure elsewhere.
    env: { LOG_LEVEL: 'silent' },
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
