import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: import.meta.dirname,
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'launch/**/*.test.ts'],
    globalSetup: ['test/global-setup.ts'],
    // Log lines are asserted where they are made, and would hide a failure elsewhere.
    env: { LOG_LEVEL: 'silent' },
    // Vitest would leave one processor idle, of two the half.
    maxWorkers: '100%',
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
