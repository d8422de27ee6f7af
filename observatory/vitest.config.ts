import { defineConfig } from 'vitest/config';

/** Node by default; a test that needs a document says so in its first line. */
export default defineConfig({
  test: {
    include: ['**/*.test.{ts,tsx}'],
    // Vitest would leave one processor idle, of two the half.
    maxWorkers: '100%',
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
