/**
 * What browser tracing weighs, gzip: the stub that stands in the main bundle, and the chunk that
 * is loaded after the first paint. Fails above the limit. Run: `npm run bench browser-size`.
 */
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const LIMIT_KB = 30;

const frontend = fileURLToPath(new URL('../frontend-react/', import.meta.url));
const telemetry = `${frontend}src/telemetry/`;

const stub = await stubSize();
const chunk = await chunkSize();
const total = stub + chunk;
console.table({
  'stub, before the first paint': { 'kB gzip': round(stub) },
  'chunk, after the first paint': { 'kB gzip': round(chunk) },
  'browser tracing': { 'kB gzip': round(total), 'at most': LIMIT_KB },
});
if (total > LIMIT_KB) process.exitCode = 1;

/** Builds the frontend as it is shipped; the chunk that brings OpenTelemetry. */
async function chunkSize(): Promise<number> {
  const result = await build({ root: frontend, logLevel: 'silent', build: { write: false } });
  const outputs = Array.isArray(result) ? result : 'output' in result ? [result] : [];
  const found = outputs
    .flatMap(({ output }) => output)
    .find((file) => file.type === 'chunk' && file.facadeModuleId === `${telemetry}start.ts`);
  if (found?.type !== 'chunk') throw new Error('The build has no telemetry chunk of its own.');
  return gzipKb(found.code);
}

/** Builds in the same way what telemetry puts into the main bundle, without the app. */
async function stubSize(): Promise<number> {
  const result = await build({
    root: frontend,
    logLevel: 'silent',
    build: {
      write: false,
      rolldownOptions: {
        input: `${telemetry}stub.ts`,
        external: [/\/app\//, /\/start\.ts$/, /\/reporter\.ts$/],
        output: { codeSplitting: false },
      },
    },
  });
  const { output } = [result].flat()[0] as { output: { type: string; code?: string }[] };
  return gzipKb(output.find(({ type }) => type === 'chunk')?.code ?? '');
}

/** In kB of 1000 bytes, at the level that the server sends. */
function gzipKb(content: string): number {
  return gzipSync(content, { level: 9 }).length / 1000;
}

function round(kb: number): number {
  return Math.round(kb * 100) / 100;
}
