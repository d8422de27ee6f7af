// @vitest-environment node
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { beforeAll, describe, expect, it, vi } from 'vitest';

const FIRST_LOAD_MAX_BYTES = 160_000;
const TELEMETRY_MAX_BYTES = 30_000;
const ROLLBAR_MAX_BYTES = 20_000;
const BUILD_TIMEOUT_MS = 60_000;

const VERSION = 'the-version-of-this-build';

let chunks: Map<string, Rolldown.OutputChunk>;
let html: string;

beforeAll(async () => {
  // Under test React would come in its development build.
  vi.stubEnv('NODE_ENV', 'production');
  // A commit may come in between.
  vi.stubEnv('CODE_VERSION', VERSION);
  const configFile = fileURLToPath(new URL('../vite.config.ts', import.meta.url));
  const result = await build({
    configFile,
    logLevel: 'error',
    mode: 'production',
    build: { write: false },
  });
  const { output } = [result].flat()[0] as Rolldown.RolldownOutput;
  chunks = new Map(
    output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file]] : [])),
  );
  const page = output.find((file) => file.fileName === 'index.html');
  html = page?.type === 'asset' ? String(page.source) : '';
}, BUILD_TIMEOUT_MS);

/** The entry and everything that it imports before it runs. */
function firstLoad(): Rolldown.OutputChunk[] {
  const found = new Set<Rolldown.OutputChunk>();
  const visit = (chunk: Rolldown.OutputChunk | undefined) => {
    if (!chunk || found.has(chunk)) return;
    found.add(chunk);
    for (const name of chunk.imports) visit(chunks.get(name));
  };
  for (const chunk of chunks.values()) if (chunk.isEntry) visit(chunk);
  return [...found];
}

describe('the production build', () => {
  it('loads little before it shows the page', () => {
    const bytes = firstLoad().map(({ code }) => gzipSync(code).length);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(FIRST_LOAD_MAX_BYTES);
  });

  it('brings telemetry and rollbar.js after that, each in a file of its own', () => {
    const sizeOf = (name: string) => {
      const later = [...chunks.values()].filter((chunk) => !firstLoad().includes(chunk));
      const code = later.find((chunk) => chunk.name === name)?.code;
      return gzipSync(code ?? '').length;
    };
    expect(sizeOf('start')).toBeGreaterThan(1000);
    expect(sizeOf('start')).toBeLessThan(TELEMETRY_MAX_BYTES);
    expect(sizeOf('reporter')).toBeGreaterThan(1000);
    expect(sizeOf('reporter')).toBeLessThan(ROLLBAR_MAX_BYTES);
    const withRollbar = [...chunks.values()].filter(({ code }) => code.includes('rollbar-browser'));
    expect(withRollbar.map(({ name }) => name)).toEqual(['reporter']);
  });

  it('says which commit it is of, and points nobody at its source maps', () => {
    const reporter = [...chunks.values()].find(({ name }) => name === 'reporter');
    expect(reporter?.code).toContain(VERSION);
    expect(reporter?.map?.sources.length).toBeGreaterThan(1);
    for (const { code, fileName } of chunks.values())
      expect(code, fileName).not.toContain('sourceMappingURL');
  });

  it('leaves the schemas of the contract out', () => {
    for (const { code, fileName } of chunks.values())
      expect(code.includes('_zod'), fileName).toBe(false);
  });

  it('has nothing inline that a strict Content-Security-Policy would refuse', () => {
    expect(html).toContain('<script');
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/);
  });
});
