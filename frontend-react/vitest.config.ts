import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  define: { CHECK_ANSWERS: 'true', CODE_VERSION: JSON.stringify('a test') },
  test: {
    environment: 'jsdom',
    include: [
      'src/**/*.test.{ts,tsx}',
      'vite-plugins/**/*.test.ts',
      'build/**/*.test.ts',
      'release/**/*.test.ts',
    ],
    restoreMocks: true,
    // Vitest would leave one processor idle, of two the half.
    maxWorkers: '100%',
    testTimeout: 20_000,
  },
});
