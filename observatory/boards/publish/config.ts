import { parseArgs } from 'node:util';
import { definitionsFolder } from '../definitions.ts';

export interface PublishConfig {
  /** Only say what would change. */
  plan: boolean;
  /** Where Honeycomb's API is, without a slash at its end. */
  endpoint: string;
  /** A configuration key; never shown. */
  key: string;
  /** Where the boards' files are. */
  folder: string;
}

const honeycomb = 'https://api.honeycomb.io';
const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * `[--plan] [--endpoint-url URL] [--boards FOLDER]` and the key of the environment. Something on
 * this machine that only looks like Honeycomb needs no key.
 * @throws Error with a sentence for what cannot be understood
 */
export function readConfig(args: string[], env: NodeJS.ProcessEnv = process.env): PublishConfig {
  const { values } = parseArgs({
    args,
    options: {
      plan: { type: 'boolean', default: false },
      'endpoint-url': { type: 'string', default: honeycomb },
      boards: { type: 'string', default: definitionsFolder },
    },
  });
  const endpoint = values['endpoint-url'];
  const url = URL.parse(endpoint);
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new Error(
      `--endpoint-url ${endpoint} is no address; those of Honeycomb are https://api.honeycomb.io and https://api.eu1.honeycomb.io, and the Observatory's is http://localhost:4318`,
    );
  }
  const isLocal = loopback.has(url.hostname);
  if (url.protocol === 'http:' && !isLocal) {
    throw new Error(`--endpoint-url ${endpoint} would send the key unencrypted; use https.`);
  }
  const key = env.HONEYCOMB_API_KEY?.trim() || (isLocal ? 'local' : '');
  if (key === '') {
    throw new Error(
      'No key: set HONEYCOMB_API_KEY to a configuration key of Honeycomb that may manage public boards, queries and columns (Environment settings, API keys, Configuration).',
    );
  }
  return { plan: values.plan, endpoint: endpoint.replace(/\/+$/, ''), key, folder: values.boards };
}
