import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = `http://127.0.0.1:${process.env.OBSERVATORY_PORT ?? 4318}`;

export default defineConfig({
  root: fileURLToPath(new URL('ui', import.meta.url)),
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('dist', import.meta.url)),
    emptyOutDir: true,
    target: 'es2024',
    // light-dark() and oklch() are used as they are.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // One style sheet, so that the order of rules does not depend on which screen was seen first.
    cssCodeSplit: false,
    // A data: address in the styles would need a hole in the content security policy.
    assetsInlineLimit: 0,
  },
  server: { proxy: { '/api': api } },
  preview: { proxy: { '/api': api } },
});
