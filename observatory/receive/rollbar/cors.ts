import type { RequestHandler } from 'express';

/** What rollbar.js sends; its fetch sends its abort signal as a header as well. */
const usualHeaders = 'Content-Type, X-Rollbar-Access-Token, X-Rollbar-Replay-Id, signal';

/** rollbar.js reads these from each answer, and the browser complains about what is not exposed. */
const exposed =
  'Rollbar-Replay-Enabled, Rollbar-Replay-RateLimit-Remaining, Rollbar-Replay-RateLimit-Reset, ' +
  'X-Rate-Limit-Limit, X-Rate-Limit-Remaining, X-Rate-Limit-Remaining-Seconds';

/** Like Rollbar, takes errors of pages from anywhere, and lets them read the answer; no cookies. */
export const anyOrigin: RequestHandler = (request, response, next) => {
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Access-Control-Expose-Headers', exposed);
  // Session replays are not kept, so none is to be recorded.
  response.setHeader('Rollbar-Replay-Enabled', 'false');
  response.setHeader('Rollbar-Replay-RateLimit-Remaining', '0');
  response.setHeader('Rollbar-Replay-RateLimit-Reset', '3600');
  if (request.method !== 'OPTIONS') return next();
  const asked = request.headers['access-control-request-headers'];
  response.vary('Access-Control-Request-Headers');
  response.setHeader('Access-Control-Allow-Methods', 'POST, GET, OPTIONS');
  response.setHeader('Access-Control-Allow-Headers', asked ?? usualHeaders);
  response.setHeader('Access-Control-Max-Age', '600');
  response.status(204).end();
};
