import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { build, type Plugin, type Rolldown } from 'vite';

const frontend = fileURLToPath(new URL('../../frontend-react/', import.meta.url));
const main = `${frontend}src/main.tsx`;

/** What was built, by its path on the server. */
export type Built = ReadonlyMap<string, string>;

/**
 * Builds the frontend exactly as it is shipped, by its own vite.config.ts, with one more module.
 *
 * @param module file that main.tsx imports as if it stood in frontend-react/src
 */
export async function buildWith(module: string): Promise<Built> {
  // Playwright's workers say "test", and React would come in its development build.
  process.env.NODE_ENV = 'production';
  const result = await build({
    configFile: `${frontend}vite.config.ts`,
    mode: 'production',
    logLevel: 'error',
    plugins: [beside(module)],
    build: { write: false },
  });
  const { output } = [result].flat()[0] as Rolldown.RolldownOutput;
  return new Map(
    output.map((file) => [
      `/${file.fileName}`,
      file.type === 'chunk' ? file.code : String(file.source),
    ]),
  );
}

/** Gives a module an address in the frontend's own source, where the build's plugins see it. */
function beside(module: string): Plugin {
  const address = `${frontend}src/added-by-a-test.ts`;
  return {
    name: 'cruddur:module-of-a-test',
    enforce: 'pre',
    resolveId: (id) => (id === address ? id : undefined),
    async load(id) {
      if (id === address) return this.fs.readFile(module, { encoding: 'utf8' });
      if (id !== main) return undefined;
      const code = await this.fs.readFile(main, { encoding: 'utf8' });
      return `${code}\nimport ${JSON.stringify(address)};`;
    },
  };
}

/** Serves the built page and its files in the place of the running stack's; all else stays real. */
export async function serveBuilt(page: Page, built: Built): Promise<void> {
  await page.route('/', async (route) => {
    // Its headers, with the trace of the page, are the server's own.
    const response = await route.fetch();
    await route.fulfill({ response, body: built.get('/index.html') ?? '' });
  });
  await page.route('/assets/*', async (route) => {
    const { pathname } = new URL(route.request().url());
    const contentType = pathname.endsWith('.css') ? 'text/css' : 'text/javascript';
    await route.fulfill({ contentType, body: built.get(pathname) ?? '' });
  });
}
