import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { codeVersion } from './build/code-version.ts';
import { lateRollbar } from './build/late-rollbar.ts';
import { precompress } from './build/precompress.ts';
import { publicAddress } from './build/public-address.ts';
import { pureSchemas } from './build/pure-schemas.ts';
import { awaitContext } from './vite-plugins/await-context.ts';

const backend = process.env.BACKEND_URL ?? 'http://localhost:4567';

export default defineConfig(({ command }) => ({
  root: import.meta.dirname,
  plugins: [
    react(),
    awaitContext(),
    pureSchemas(),
    lateRollbar(),
    publicAddress(process.env.FRONTEND_URL),
    precompress(),
  ],
  define: {
    CHECK_ANSWERS: JSON.stringify(command === 'serve'),
    CODE_VERSION: JSON.stringify(codeVersion(process.env.CODE_VERSION)),
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // For whoever reads a stack trace; the files do not point browsers at them.
    sourcemap: 'hidden',
    // Inlining as data: URLs would need a wider Content-Security-Policy.
    assetsInlineLimit: 0,
    // The polyfill is an inline script, and every browser with es2022 preloads modules by itself.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // Libraries change rarely: kept apart, they stay in the browser's cache over a release.
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
            { name: 'router-query', test: /node_modules\/(react-router|@tanstack)\// },
            // One file instead of a dozen small ones, each a request before the first paint.
            { name: 'first-load', tags: ['$initial'] },
          ],
        },
      },
    },
  },
  server: {
    port: Number(process.env.FRONTEND_PORT ?? 3000),
    strictPort: true,
    proxy: { '/api': backend, '/o': backend },
  },
}));
