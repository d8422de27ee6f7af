import { httpUrl } from '../http-url.ts';

const ROLLBAR = 'https://api.rollbar.com/api/1/item/';
/** The Observatory takes any token; this one says whose items they are. */
const OBSERVATORY_TOKEN = 'observatory';

/** Where items go. */
export interface RollbarTarget {
  readonly name: 'Rollbar' | 'Observatory';
  /** The whole address that items are posted to. */
  readonly endpoint: string;
  readonly token: string;
}

/** Nothing is sent, and this sentence says why. */
export interface NoTarget {
  readonly reason: string;
}

/** Where the server's items go: Rollbar when there is a token, else the Observatory. */
export function serverTarget(env: NodeJS.ProcessEnv): RollbarTarget | NoTarget {
  return resolve(env, {
    token: env.ROLLBAR_ACCESS_TOKEN,
    tokenVariable: 'ROLLBAR_ACCESS_TOKEN',
    url: env.OBSERVATORY_URL,
    urlVariable: 'OBSERVATORY_URL',
  });
}

/**
 * Where pages send their items, as a browser reaches it. Only ever the client token: the server's
 * would be everybody's to read.
 */
export function browserTarget(env: NodeJS.ProcessEnv): RollbarTarget | NoTarget {
  const token = env.ROLLBAR_CLIENT_TOKEN?.trim();
  if (token && token === env.ROLLBAR_ACCESS_TOKEN?.trim()) {
    return { reason: 'ROLLBAR_CLIENT_TOKEN is the server’s token, which pages must not have' };
  }
  const url = env.OBSERVATORY_PUBLIC_URL;
  const target = resolve(env, {
    token,
    tokenVariable: 'ROLLBAR_CLIENT_TOKEN',
    url: url || asPagesReachIt(env.OBSERVATORY_URL),
    urlVariable: url ? 'OBSERVATORY_PUBLIC_URL' : 'OBSERVATORY_URL',
  });
  if ('reason' in target || isForPages(new URL(target.endpoint))) return target;
  return { reason: 'its address holds a password, or a host that is no single one' };
}

/**
 * Pages are told the address, so it holds no password, and their policy names its origin, in which a
 * `*` would admit any host and a `;` begin another rule.
 */
function isForPages({ username, password, hostname }: URL): boolean {
  return username === '' && password === '' && /^(?:[\w.-]+|\[[\da-f:.]+\])$/.test(hostname);
}

interface Found {
  readonly token: string | undefined;
  readonly tokenVariable: string;
  /** Of the Observatory. */
  readonly url: string | undefined;
  readonly urlVariable: string;
}

function resolve(env: NodeJS.ProcessEnv, found: Found): RollbarTarget | NoTarget {
  const { token, tokenVariable, urlVariable } = found;
  if (token) {
    const endpoint = httpUrl(env.ROLLBAR_ENDPOINT || ROLLBAR);
    if (endpoint === undefined)
      return { reason: 'ROLLBAR_ENDPOINT is not an http or https address' };
    return { name: 'Rollbar', endpoint: endpoint.href, token };
  }
  if (!env.OBSERVATORY_URL || !found.url) {
    return { reason: `set ${tokenVariable}, or run the Observatory, to turn it on` };
  }
  const url = httpUrl(found.url);
  if (url === undefined) return { reason: `${urlVariable} is not an http or https address` };
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/api/1/item/`;
  return { name: 'Observatory', endpoint: url.href, token: OBSERVATORY_TOKEN };
}

/** Pages are opened on localhost, and one name for both spares their browser a second site. */
function asPagesReachIt(url: string | undefined): string | undefined {
  return url?.replace(/^(https?:\/\/)127\.0\.0\.1(?=[:/]|$)/, '$1localhost');
}
