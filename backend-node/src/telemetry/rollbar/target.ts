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
  return resolve(env, 'ROLLBAR_ACCESS_TOKEN', 'OBSERVATORY_URL', env.OBSERVATORY_URL);
}

/**
 * Where pages send their items, as a browser reaches it. Only ever the client token: the server's
 * would be everybody's to read.
 */
export function browserTarget(env: NodeJS.ProcessEnv): RollbarTarget | NoTarget {
  const { ROLLBAR_CLIENT_TOKEN: token, OBSERVATORY_PUBLIC_URL: url } = env;
  if (token && token === env.ROLLBAR_ACCESS_TOKEN) {
    return { reason: 'ROLLBAR_CLIENT_TOKEN is the server’s token, which pages must not have' };
  }
  return resolve(
    env,
    'ROLLBAR_CLIENT_TOKEN',
    url ? 'OBSERVATORY_PUBLIC_URL' : 'OBSERVATORY_URL',
    url || asPagesReachIt(env.OBSERVATORY_URL),
  );
}

function resolve(
  env: NodeJS.ProcessEnv,
  tokenVariable: 'ROLLBAR_ACCESS_TOKEN' | 'ROLLBAR_CLIENT_TOKEN',
  urlVariable: string,
  observatoryUrl: string | undefined,
): RollbarTarget | NoTarget {
  const token = env[tokenVariable];
  if (token) {
    const endpoint = httpUrl(env.ROLLBAR_ENDPOINT || ROLLBAR);
    if (endpoint === null) return { reason: 'ROLLBAR_ENDPOINT is not an http or https address' };
    return { name: 'Rollbar', endpoint: endpoint.href, token };
  }
  if (!observatoryUrl || !env.OBSERVATORY_URL) {
    return { reason: `set ${tokenVariable}, or run the Observatory, to turn it on` };
  }
  const url = httpUrl(observatoryUrl);
  if (url === null) return { reason: `${urlVariable} is not an http or https address` };
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/api/1/item/`;
  return { name: 'Observatory', endpoint: url.href, token: OBSERVATORY_TOKEN };
}

function httpUrl(address: string): URL | null {
  const url = URL.parse(address);
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url : null;
}

/** Pages are opened on localhost, and one name for both spares their browser a second site. */
function asPagesReachIt(url: string | undefined): string | undefined {
  return url?.replace(/^(https?:\/\/)127\.0\.0\.1(?=[:/]|$)/, '$1localhost');
}
