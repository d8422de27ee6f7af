import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { build } from 'vite';

const module = 'virtual:page';

/** What the page runs; built as a release builds it, so that its stack needs the source map. */
const source = `import { openCrud } from './cruds.js';
console.info('the page is there');
document.querySelector('#open').addEventListener('click', function onOpen() {
  openCrud(document.querySelector('#open').dataset.crud);
});
`;

const cruds = `class NoSuchCrud extends Error {
  name = 'NoSuchCrud';
}

function findCrud(id) {
  if (id !== 'known') throw new NoSuchCrud('crud is gone');
  return { id };
}

export function openCrud(id) {
  const crud = findCrud(id);
  document.title = crud.id;
}
`;

export interface Bundle {
  code: string;
  map: string;
}

/** A small script, minified, and its source map. */
export async function buildPage(): Promise<Bundle> {
  const files: Record<string, string> = { [module]: source, './cruds.js': cruds };
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      sourcemap: 'hidden',
      minify: true,
      modulePreload: false,
      rolldownOptions: {
        input: module,
        output: { entryFileNames: 'assets/app-B1f3xQ2z.js' },
      },
    },
    plugins: [
      {
        name: 'page',
        resolveId: (id) => (id in files ? `/src/${id === module ? 'page.js' : 'cruds.js'}` : null),
        load: (id) => (id.endsWith('page.js') ? source : id.endsWith('cruds.js') ? cruds : null),
      },
    ],
  });
  const [chunk] = [built].flat().flatMap((each) => ('output' in each ? each.output : []));
  if (chunk?.type !== 'chunk' || !chunk.map) throw new Error('Vite built no chunk with a map.');
  return { code: chunk.code, map: JSON.stringify(chunk.map) };
}

/** What a page loads lies beside what Node does. */
const rollbar = join(
  dirname(createRequire(import.meta.url).resolve('rollbar')),
  'rollbar.umd.min.js',
);

/** Serves the page from an origin of its own; rollbar.js in it sends to `endpoint`. */
export async function servePage(bundle: Bundle, endpoint: string) {
  const config = {
    accessToken: 'browser',
    endpoint,
    environment: 'test',
    captureUncaught: true,
    payload: { client: { javascript: { code_version: 'v1', source_map_enabled: true } } },
  };
  const html = `<!doctype html><meta charset="utf-8"><title>Page</title>
    <button id="open" data-crud="unknown">Open</button>
    <script>var _rollbarConfig = ${JSON.stringify(config)}</script>
    <script src="/rollbar.js"></script><script type="module" src="/assets/app-B1f3xQ2z.js"></script>`;
  const answers: Record<string, [string, string]> = {
    '/': ['text/html', html],
    '/rollbar.js': ['text/javascript', readFileSync(rollbar, 'utf8')],
    '/assets/app-B1f3xQ2z.js': ['text/javascript', bundle.code],
  };
  const server = createServer((request, response) => {
    const [type, body] = answers[request.url ?? ''] ?? ['text/plain', 'nothing'];
    response.setHeader('Content-Type', type);
    response.end(body);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
