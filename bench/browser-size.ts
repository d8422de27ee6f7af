import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { build, type Manifest } from 'vite';

/** What browser tracing may weigh in all. */
const LIMIT_KB = 30;

const frontend = new URL('../frontend-react/', import.meta.url).pathname;
const telemetry = join(frontend, 'src/telemetry');

/** Gzipped size in kB (1000 bytes), at the level that the server sends. */
function gzipKb(content: Buffer | string): number {
  return gzipSync(content, { level: 9 }).length / 1000;
}

/** Builds the frontend as it is shipped; the size of the chunk that brings OpenTelemetry. */
async function chunkSize(outDir: string): Promise<number> {
  await build({ root: frontend, logLevel: 'silent', build: { outDir, manifest: true } });
  const manifest: Manifest = JSON.parse(
    await readFile(join(outDir, '.vite/manifest.json'), 'utf8'),
  );
  const chunk = manifest['src/telemetry/start.ts'];
  if (!chunk?.isDynamicEntry) throw new Error('The build has no telemetry chunk of its own.');
  return gzipKb(await readFile(join(outDir, chunk.file)));
}

/** Bundles what telemetry puts into the main bundle, without the app and the bundler's helpers. */
async function stubSize(): Promise<number> {
  const bundle = await rolldown({
    input: join(telemetry, 'stub.ts'),
    external: [/\/app\//, /\/start\.ts$/],
    transform: { target: 'es2022', define: { 'import.meta.env.VITE_API_URL': 'undefined' } },
  });
  const { output } = await bundle.generate({ minify: true });
  await bundle.close();
  return gzipKb(output[0].code);
}

const outDir = await mkdtemp(join(tmpdir(), 'cruddur-size-'));
try {
  const stub = await stubSize();
  const chunk = await chunkSize(outDir);
  const total = stub + chunk;
  console.log(`stub, before the first paint     ${stub.toFixed(2)} kB gzip`);
  console.log(`chunk, after the first paint    ${chunk.toFixed(2)} kB gzip`);
  console.log(`browser tracing                 ${total.toFixed(2)} of at most ${LIMIT_KB} kB gzip`);
  if (total > LIMIT_KB) process.exitCode = 1;
} finally {
  await rm(outDir, { recursive: true, force: true });
}
