import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { keepContext } from './keep-context.ts';

const CARRIER = fileURLToPath(new URL('../src/telemetry/carrier.ts', import.meta.url));
const SOURCE = fileURLToPath(new URL('../src/', import.meta.url));
const TELEMETRY = fileURLToPath(new URL('../src/telemetry/', import.meta.url));

/**
 * Gives every async function of our own source its tracing context back after each await, which
 * browsers do not do by themselves yet (docs/decisions/0004-no-zone-js.md). Libraries are left as
 * they are: where they call us, telemetry/queries.ts sets the context.
 */
export function awaitContext(): Plugin {
  return {
    name: 'cruddur:await-context',
    // After TypeScript and JSX are gone.
    enforce: 'post',
    transform: {
      filter: { id: /\.[jt]sx?$/, code: /\b(await|async)\b/ },
      handler(code, id) {
        const [file = ''] = id.split('?');
        if (!file.startsWith(SOURCE) || file.startsWith(TELEMETRY)) return undefined;
        return keepContext(code, file, CARRIER);
      },
    },
  };
}
