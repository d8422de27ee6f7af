import { codeVersion } from '../build/code-version.ts';

const ROLLBAR = 'https://api.rollbar.com/api/1/';
/** The Observatory takes any token; this one says who uploads. */
const OBSERVATORY_TOKEN = 'observatory';

/** What a release is told about. */
export interface ReleaseConfig {
  /** Rollbar, or the Observatory in its place. */
  readonly name: 'Rollbar' | 'Observatory';
  /** Address that `sourcemap` and `deploy` are below, with a slash at its end. */
  readonly api: string;
  readonly token: string;
  /** Origin under which people open Cruddur, and with it its scripts. */
  readonly pages: string;
  /** As the server's and the pages' errors name it. */
  readonly environment: string;
  /** Names the build; the same is in its scripts. */
  readonly codeVersion: string;
}

/** A sentence for the person who releases, who can act on it. */
export class ReleaseRefusal extends Error {}

/**
 * Where to release to: Rollbar when ROLLBAR_ACCESS_TOKEN is set (ROLLBAR_ENDPOINT for another
 * address of its kind), else the Observatory.
 * @throws ReleaseRefusal for an address that is none
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): ReleaseConfig {
  const { ROLLBAR_ACCESS_TOKEN: token, ROLLBAR_ENDPOINT: items } = env;
  const observatory = env.OBSERVATORY_URL || `http://localhost:${env.OBSERVATORY_PORT || 4318}`;
  const pages = env.FRONTEND_URL || `http://localhost:${env.FRONTEND_PORT || 3000}`;
  return {
    ...(token
      ? { name: 'Rollbar', api: items ? apiOf(items) : ROLLBAR, token }
      : {
          name: 'Observatory',
          api: new URL('/api/1/', address('OBSERVATORY_URL', observatory)).href,
          token: OBSERVATORY_TOKEN,
        }),
    pages: address('FRONTEND_URL', pages).origin,
    environment: env.NODE_ENV || 'development',
    codeVersion: codeVersion(env.CODE_VERSION),
  };
}

/** Items go to `…/api/1/item/`, and what a release tells goes beside it. */
function apiOf(items: string): string {
  const url = address('ROLLBAR_ENDPOINT', items);
  return new URL(`${url.pathname.replace(/\/item\/?$/, '')}/`, url).href;
}

function address(variable: string, value: string): URL {
  const url = URL.parse(value);
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url;
  throw new ReleaseRefusal(`${variable} is "${value}", which is no http or https address.`);
}
