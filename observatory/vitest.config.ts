import { defineConfig } from 'vitest/config';

/** Node by default; a test that needs a document says so in its first line. */
export default defineConfig({
  test: { include: ['**/*.test.{ts,tsx}'] },
});
