import { defineConfig } from 'vitest/config';

/** Node by default; a test that needs a document says so in its first line. */
export default defineConfig({
  test: { include: ['**/*.test.{ts,tsx}'], testTimeout: 30_000, hookTimeout: 30_000 },
});
